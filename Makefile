# 常用命令。每个目标都自己完成安装准备（见 .ci/setup），不需要先做别的。
# Every target sets itself up; on Windows see README.md for the two lines that do the same.

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format package lock bench screenshots clean

PYTHON_HERE := .venv/bin/python
ARGS ?=

help: ## 列出这些命令
	@echo '劳动争议调解工作台'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '%-20s%s\n' "$$name" "$$text"; done

setup: ## 只做安装准备：系统组件、.venv、依赖
	@.ci/setup run

run: ## 启动程序；没有显示器时改做演示（ARGS= 传参数，如 ARGS="doctor"）
	@.ci/setup run
	@.ci/start $(ARGS)

test: ## 运行全部测试（ARGS= 传给 pytest）
	@.ci/setup test
	@$(PYTHON_HERE) -m pytest -n 2 --dist loadfile $(ARGS)

lint: ## 查代码：格式、类型、分层、行文规矩
	@.ci/setup test
	@$(PYTHON_HERE) -m ruff check .
	@$(PYTHON_HERE) -m ruff format --check .
	@$(PYTHON_HERE) -m mypy
	@.venv/bin/lint-imports --no-cache
	@$(PYTHON_HERE) -m pytest -q tests/test_architecture.py tests/test_house_rules.py

format: ## 按统一格式改写代码
	@.ci/setup test
	@$(PYTHON_HERE) -m ruff check --fix .
	@$(PYTHON_HERE) -m ruff format .

package: ## 打成可分发的文件夹 dist/mediation-desk，并让它自检
	@.ci/setup package
	@$(PYTHON_HERE) -m PyInstaller --noconfirm --clean --log-level ERROR build.spec
	@$(PYTHON_HERE) .ci/check_package.py

lock: ## 改了依赖之后重写 requirements.lock（需要 uv）
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--all-extras --output-file requirements.lock pyproject.toml >/dev/null

bench: ## 性能对照：与直接用底层库相比的倍数（ARGS= 传参数）
	@.ci/setup test
	@QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m app bench $(ARGS)

screenshots: ## 重新生成 resources/screenshots/ 里的界面图
	@.ci/setup test
	@QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m tests.screenshots $(ARGS)

clean: ## 删去生成物（不动 .venv）
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	@find app tests -name __pycache__ -type d -prune -exec rm -rf {} +

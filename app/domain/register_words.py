"""The fixed words of the registers: sources, groups, levels, channels, results."""

from __future__ import annotations

RISK_SOURCES = ("日常排查", "职工反映", "调解案件", "回访", "工会反映", "上级通报", "其他")
RISK_GROUPS = (
    "一般职工", "农民工", "劳务派遣", "新就业形态劳动者", "高校毕业生", "女职工", "超龄劳动者", "其他",
)  # fmt: skip
RISK_KINDS = (
    "确认劳动关系", "追索劳动报酬", "解除和终止劳动合同", "社会保险", "工作时间", "规模裁员", "其他",
)  # fmt: skip
LEVELS = ("一般", "较大", "重大")
"""本会口径: no source read names the grades (分级分类), so these are the committee's own."""
RISK_OPEN = "跟踪中"
RISK_RESULTS = (RISK_OPEN, "已化解", "转入调解", "转其他途径")

GRIEVANCE_KINDS = ("劳动用工诉求", "对本会工作的意见")
CHANNELS = (
    "当面反映", "负责人接待日", "劳资恳谈会", "热线电话", "电子邮箱", "意见箱", "网络通讯群组", "其他",
)  # fmt: skip
"""企业劳动争议协商调解规定 第4条 names the ways of the employer that are to be kept open."""
GRIEVANCE_RESULTS = ("协调整改", "说明解释", "引导协商", "引导申请调解", "转其他途径")

TRAINING_FORMS = ("讲授", "研讨", "案例分析", "实地观摩", "旁听庭审", "演练", "其他")
TRAINING_HOSTS = ("人社部门", "工会", "工商联", "企业联合会", "本会", "其他")

GRADES = ("优秀", "称职", "基本称职", "不称职")
"""本会口径: no source read names the grades of an evaluation."""
REGISTERS = ("风险隐患台账", "诉求登记", "培训记录台账", "考评台账")
"""The registers whose lines are written by hand and may be struck out."""

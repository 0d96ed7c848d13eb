"""The fixed words of the course of a case: who acts for whom, ways, answers, kinds and results."""

from __future__ import annotations

STANDINGS = ("用人单位", "劳务派遣单位", "用工单位", "承继单位")
"""调解仲裁法 §22: in a dispute about labour dispatch the agency and the user company are joint parties."""
AGENT_KINDS = ("委托代理人", "法定代理人", "近亲属", "指定代理人")
"""调解仲裁法 §24–25: agents by power, guardians, and who goes on after the death of a worker."""
POWERS = ("一般授权", "特别授权", "依法代理")
PARTY_CHANGES = ("更名", "合并分立", "变更法定代表人", "变更送达地址", "变更联系方式", "其他")

CONSENTS = ("尚未答复", "同意", "不同意")
LINE_RESULTS = ("达成协议", "未达成协议", "另案继续", "撤回请求", "已死亡，由近亲属参加", "已死亡，请求终结")
ELECTION_WAYS = ("会议推选", "书面签名推选", "网上推选")
REPORT_WAYS = ("当面", "电话", "书面", "网络平台")

TIE_KINDS = ("本人", "同部门", "近亲属", "其他利害关系")
"""No article names grounds of avoidance for mediators; 调解仲裁法 §33 (arbitrators) is the model."""

SESSION_WAYS = ("现场", "电话", "视频")
APPOINTMENT_STATES = ("待召开", "已召开", "已改期", "已取消")
READ_BACKS = ("宣读无误", "阅读无误", "更正后无误", "未核对")
SUSPENSION_GROUNDS = (
    "当事人因病或者不可抗力不能参加",
    "等待鉴定或者认定结论",
    "等待当事人近亲属表明意见",
    "双方要求暂停",
    "其他",
)
PROPOSERS = ("申请人", "被申请人", "调解员")
PROPOSAL_ANSWERS = ("待答复", "接受", "不接受", "还价")
ABILITIES = ("能够按期履行", "分期能够履行", "履行有困难", "难以履行")
CLAUSE_KINDS = ("协议条款", "笔录用语")

LIMITATION_KINDS = (
    "向对方主张权利", "提出协商，对方拒绝或五日内不答复", "协商期限内一方中止协商", "协商期满未达成一致",
    "和解协议未按期履行", "对方同意履行", "向有关部门请求权利救济", "申请仲裁或者起诉", "申请支付令",
)  # fmt: skip
"""What interrupts the limitation period: 劳动争议调解仲裁法 §27, 企业劳动争议协商调解规定 §31."""
LIMITATION_PAUSES = ("不可抗力", "无民事行为能力人没有法定代理人", "其他正当理由")
"""What suspends it: 劳动争议调解仲裁法 §27 last paragraph, 劳动人事争议仲裁办案规则 §28."""

EVIDENCE_KINDS = ("书证", "物证", "视听资料", "电子数据", "证人证言", "鉴定意见", "其他")
EVIDENCE_FORMS = ("原件", "复印件", "电子件")
ORIGINS = ("文件", "拖入", "扫描文件夹", "剪贴板")

ACT_KINDS = ("开具离职证明", "办理档案和社保转移", "恢复劳动关系", "其他行为")
PAYMENT_WAYS = ("银行转账", "现金", "支付宝或微信", "他人代付", "其他")
URGING_KINDS = ("到期前提醒", "逾期督促")
REFERRAL_KINDS = ("仲裁审查", "司法确认", "支付令", "引导申请仲裁")
REFERRAL_RESULTS = (
    "待回音",
    "已受理",
    "不予受理",
    "已出调解书",
    "裁定确认有效",
    "裁定驳回",
    "已发支付令",
    "已撤回",
)

VOLUME_OPINIONS = ("续存", "销毁")

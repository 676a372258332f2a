"""One description a field: read by the file, the interchange, forms, tables, sheets and findings alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import get_args

from perfdesk.model import report as values
from perfdesk.model.report import Entity


class FieldKind(StrEnum):
    """What a field holds, and so how it is read, stored and shown."""

    TEXT = "text"
    OPTIONAL_TEXT = "optional_text"
    QUANTITY = "quantity"
    AMOUNT = "amount"
    NUMBER = "number"
    YEAR = "year"
    DAY = "day"
    COUNT = "count"
    CHOICE = "choice"
    FLAG = "flag"
    IDS = "ids"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entity.

    `name` is the attribute of the value class (for the report's single fields with the group's name before it,
    approved_initial) and the column in the file; `key` its path in the interchange. `unit` is "" or how the
    figure is counted, "amount" for the report's own unit of money; `width` the columns' share in characters;
    `since` the version of the interchange that brought the key.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    key: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    choice_labels: tuple[str, ...] = ()
    unit: str = ""
    help: str = ""
    width: int = 12
    since: int = 1

    def choice_label(self, value: str) -> str:
        """How a choice is named to people; itself where it has no other name."""
        return dict(zip(self.choices, self.choice_labels, strict=False)).get(value, value)

    @property
    def path(self) -> tuple[str, ...]:
        """Where the field stands in the interchange object of its entity."""
        return self.key or (self.name,)

    def of(self, value: object) -> object:
        """The field's value in a value object of its entity."""
        return attrgetter(self.attribute)(value)

    @property
    def attribute(self) -> str:
        """The dotted attribute of the value class: approved.initial."""
        return ".".join(self.path) if len(self.path) > 1 else self.name


_T = FieldKind
_UNITS = get_args(values.AmountUnit)
_SOURCES = get_args(values.Source)
_COMPARATORS = get_args(values.Comparator)
_DENOMINATORS = get_args(values.Denominator)


def _amount(name: str, label: str, *key: str, help: str = "") -> Field:
    return Field(name, label, _T.AMOUNT, key, unit="amount", help=help, width=11)


FIELDS: Mapping[Entity, tuple[Field, ...]] = {
    Entity.REPORT: (
        Field("unit", "单位", help="填报单位的全称，落款用它", width=20),
        Field("unit_code", "单位代码"),
        Field("department", "主管部门", width=20),
        Field("project", "项目名称", width=24),
        Field("project_code", "项目代码"),
        Field("fiscal_year", "年度", _T.YEAR, width=6),
        Field("title", "标题", help="不填则用提纲的标题", width=30),
        Field(
            "settings_execution_denominator",
            "执行率分母",
            _T.CHOICE,
            ("settings", "execution_denominator"),
            _DENOMINATORS,
            choice_labels=("调整后预算", "到位资金"),
        ),
        Field("settings_decimals", "金额小数位", _T.COUNT, ("settings", "decimals")),
        Field("outline", "提纲"),
        Field("scheme", "评分办法"),
        Field("form", "自评表", since=2),
        Field("amount_unit", "金额单位", _T.CHOICE, choices=_UNITS),
        Field("issue_date", "落款日期", _T.DAY),
        Field("contact", "联系人"),
        Field("phone", "联系电话"),
        _amount("approved_initial", "批复年初预算", "approved", "initial"),
        _amount("approved_supplementary", "批复追加预算", "approved", "supplementary"),
        _amount("approved_received", "到位资金（批复）", "approved", "received"),
        _amount("approved_spent", "决算数", "approved", "spent"),
        Field("goal_expected", "总体目标（预期）", key=("goal", "expected"), width=40),
        Field("goal_achieved", "总体目标（完成情况）", key=("goal", "achieved"), width=40),
        Field("stated_score", "自评总分", _T.NUMBER, ("stated", "score"), unit="分"),
        Field("stated_rating", "自评等次", key=("stated", "rating")),
    ),
    Entity.BUDGET_LINE: (
        Field("group", "二级项目"),
        Field("name", "项目名称", width=20),
        Field("source", "资金来源", _T.CHOICE, choices=_SOURCES, choice_labels=("财政拨款", "上年结转", "其他资金")),
        _amount("initial", "年初预算"),
        _amount("supplementary", "追加预算", help="调减写负数"),
        _amount("adjusted", "调整后预算", help="年初与追加分不开时直接填"),
        _amount("received", "到位资金"),
        _amount("spent", "实际支出"),
        Field("reason", "原因说明", width=24),
        Field("indicators", "对应指标", _T.IDS),
    ),
    Entity.INDICATOR: (
        Field("category", "一级指标", width=8),
        Field("type", "二级指标", width=8),
        Field("name", "三级指标", width=20),
        Field("comparator", "比较", _T.CHOICE, choices=(*_COMPARATORS, ""), width=4),
        Field("target", "年度指标值", _T.QUANTITY),
        Field("initial_target", "调整前指标值", _T.QUANTITY),
        Field("target_text", "指标值原文"),
        Field("core", "核心指标", _T.FLAG),
        Field("unit", "计量单位", width=6),
        Field("actual", "实际完成值", _T.QUANTITY),
        Field("actual_unit", "完成值单位", _T.OPTIONAL_TEXT, width=6),
        Field("weight", "分值", _T.NUMBER, unit="分", width=5),
        Field("score", "得分", _T.NUMBER, unit="分", width=5),
        Field("deviation_reason", "偏差原因分析及改进措施", width=24),
        Field("evidence", "佐证材料", width=20),
    ),
    Entity.SCORE_PART: (
        Field("name", "评分部分"),
        Field("full", "满分", _T.NUMBER, unit="分"),
        Field("score", "得分", _T.NUMBER, unit="分"),
    ),
    Entity.SECTION: (Field("text", "正文", width=60),),
    Entity.PROBLEM: (Field("text", "存在的问题", width=40),),
    Entity.MEASURE: (
        Field("text", "改进措施", width=40),
        Field("responsible", "责任部门"),
        Field("due", "完成时限"),
    ),
    Entity.EXPLANATION: (
        Field("code", "规则"),
        Field("entity", "位置"),
        Field("entity_id", "行", _T.OPTIONAL_TEXT, ("id",)),
        Field("field", "栏目", _T.OPTIONAL_TEXT),
        Field("subject", "对象"),
        Field("found", "查到", _T.OPTIONAL_TEXT),
        Field("expected", "应为", _T.OPTIONAL_TEXT),
        Field("text", "说明", width=40),
    ),
}
"""Every stored field, in the order that people read it. A row's id and its position are not fields."""


def field(entity: Entity, name: str) -> Field:
    """The description of one field; KeyError names one that does not exist."""
    for found in FIELDS[entity]:
        if found.name == name:
            return found
    raise KeyError(f"{entity}.{name}")

"""What a document is called in the title of an export."""

import base64

from extractor.model.report import Report

_STAGE_ZH = {"budget": "预算", "final_accounts": "决算"}
_STAGE_EN = {"budget": "budget", "final_accounts": "final accounts"}


def title_zh(report: Report) -> str:
    """泽州县残疾人联合会2026年预算."""
    issuer = report.issuer.name or report.source.name
    year = "" if report.fiscal_year is None else f"{report.fiscal_year}年"
    return f"{issuer}{year}{_STAGE_ZH.get(report.stage or '', '预决算公开')}"


def title_en(report: Report) -> str:
    """泽州县残疾人联合会, budget 2026."""
    issuer = report.issuer.name or report.source.name
    year = "" if report.fiscal_year is None else f" {report.fiscal_year}"
    return f"{issuer}, {_STAGE_EN.get(report.stage or '', 'disclosure')}{year}"


def source_uri(report: Report) -> str:
    """The PDF named by its content (RFC 6920), wherever it lies."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(report.source.sha256))
    return f"ni:///sha-256;{digest.decode().rstrip('=')}"

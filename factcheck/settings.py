"""Every setting: its name, type, default and one line of doc. Read once, from FACTCHECK_* or a .env file."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from dotenv import dotenv_values

# What commands read besides the settings, such as the password of `factcheck person add`.
NO_SETTINGS = {"FACTCHECK_PASSWORD"}


def _setting(default: Any, doc: str) -> Any:
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an installation may choose. Field `database_url` is read from FACTCHECK_DATABASE_URL, and so on."""

    data: str = _setting("var", "The folder for the default database, the secret key, archived pages and uploads.")
    database_url: str = _setting(
        "", "sqlite:///FILE or postgresql://USER@HOST/NAME; empty: a SQLite file in the data folder."
    )
    replica_url: str = _setting(
        "", "A replica of a PostgreSQL database, from which readers are served while it answers; empty: none."
    )
    redis_url: str = _setting("", "Where rate limits are counted; empty: in each process's memory.")
    secret_key: str = _setting(
        "", "Signs sessions and seals secrets; empty: the key that `factcheck init` wrote to the data folder."
    )
    former_secret_keys: str = _setting(
        "", "Secret keys before this one, with spaces between: what they signed or sealed can still be read."
    )
    development: bool = _setting(False, "Allow cookies over plain HTTP. For one's own machine only.")
    site_name: str = _setting("factcheck", "The newsroom's name, as readers see it until an admin gives another.")
    site_language: str = _setting(
        "en", "The language of pages that belong to no text, such as the first page: en, ru or be."
    )
    site_url: str = _setting("http://127.0.0.1:8000", "The address that readers use, without a slash at its end.")
    workers: int = _setting(
        1, "Workers that `serve` starts to split, archive and watch; 0 splits while the person waits."
    )
    splitter: str = _setting("rules", "Which splitter the desk uses, by the name it was installed under.")
    llm_url: str = _setting("", "An OpenAI-compatible server for the splitter `llm`, such as http://127.0.0.1:8080/v1.")
    llm_model: str = _setting("", "The model that the splitter `llm` asks for.")
    llm_key: str = _setting("", "The key that the splitter `llm` sends.")
    llm_timeout: int = _setting(60, "How many seconds the splitter `llm` waits for an answer.")
    upload_limit: int = _setting(10_000_000, "The largest file or paste that is taken, in bytes.")
    text_limit: int = _setting(1_000_000, "The longest text of one commentary, in characters.")
    hosts: str = _setting(
        "", "Names that the server answers to besides the one in site_url and this machine's own, with spaces between."
    )
    proxies: int = _setting(0, "How many reverse proxies of yours stand before the server and say who asks.")
    demand_second_factor: bool = _setting(False, "Editors and admins must use a second factor.")
    sign_in_limit: str = _setting("10 per minute", "How often one address may try to sign in.")
    report_limit: str = _setting("5 per hour", "How often one address may report an error to the newsroom.")
    key_rate: str = _setting("600 per minute", "How often one API key may ask, unless the key says otherwise.")
    key_quota: str = _setting("100000 per day", "How much one API key may ask for, unless the key says otherwise.")
    anonymous_rate: str = _setting("30 per minute", "How often one address may read without a key; empty: never.")
    streams: int = _setting(2, "Long polls and streams that one web process holds at once; each keeps a thread.")
    desk_streams: int = _setting(
        32, "Pages of the newsroom that one web process keeps up to date at once; each keeps a thread."
    )
    private_networks: str = _setting(
        "", "Networks that requests of ours may reach although they are private, such as 10.1.0.0/16 192.168.7.9/32."
    )
    log_json: bool = _setting(False, "Log JSON Lines instead of words.")
    log_requests: bool = _setting(False, "Log a line for each request that is not answered from what is stored.")
    metrics_key: str = _setting("", "The bearer token that /metrics is read with; empty: there is none to read.")
    cache_seconds: int = _setting(60, "How long a browser or a CDN may keep a public page before it asks again.")

    @classmethod
    def load(cls, environment: Mapping[str, str | None] | None = None, **overrides: Any) -> Self:
        """Read the settings from `.env` and the environment (which wins), then apply the overrides.

        Raises ValueError for a FACTCHECK_ variable that no setting is named for, or a value of the wrong type.
        """
        found = {**dotenv_values(".env"), **os.environ} if environment is None else environment
        known = {f"FACTCHECK_{each.name.upper()}": each for each in fields(cls)}
        values: dict[str, Any] = {}
        for name, raw in found.items():
            if name.startswith("FACTCHECK_") and name not in NO_SETTINGS and raw is not None:
                if name not in known:
                    raise ValueError(f"There is no setting {name}. Known: {', '.join(sorted(known))}.")
                values[known[name].name] = _parse(known[name], name, raw)
        return cls(**{**values, **overrides})

    def __post_init__(self) -> None:
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{Path(self.data) / 'factcheck.db'}")
        if not self.secret_key and self.key_file.exists():
            object.__setattr__(self, "secret_key", self.key_file.read_text().strip())

    @property
    def shown_database(self) -> str:
        """The database's URL as it may be shown: without its password."""
        return re.sub(r"(?<=://)([^/@:]*):[^/@]*@", r"\1@", self.database_url)

    @property
    def key_file(self) -> Path:
        """Where `factcheck init` keeps the secret key."""
        return Path(self.data) / "secret_key"

    def write_secret_key(self) -> None:
        """Make a secret key, readable by its owner alone, unless there is one."""
        if self.secret_key:
            return
        self.key_file.parent.mkdir(parents=True, exist_ok=True)
        self.key_file.touch(mode=0o600)
        self.key_file.chmod(0o600)  # also where one was left empty
        self.key_file.write_text(secrets.token_hex(32))
        object.__setattr__(self, "secret_key", self.key_file.read_text())


def _parse(setting: "Field[Any]", name: str, raw: str) -> Any:
    """Turn a variable's characters into the setting's type."""
    if isinstance(setting.default, bool):
        if raw.lower() not in ("1", "true", "yes", "0", "false", "no", ""):
            raise ValueError(f"{name} is yes or no, not {raw!r}.")
        return raw.lower() in ("1", "true", "yes")
    if isinstance(setting.default, int):
        if not raw.isdecimal():
            raise ValueError(f"{name} is a whole number, not {raw!r}.")
        return int(raw)
    return raw

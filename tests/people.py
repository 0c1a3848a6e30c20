"""The cast: five people of one newsroom, who are in every test's database from the start."""

from argon2 import PasswordHasher

from factcheck.models import Person
from factcheck.policy import Role
from factcheck.services import people

PASSWORD = "a long password that all five share"
CAST = {
    "Vera": Role.VIEWER,
    "Fyodor": Role.FACT_CHECKER,
    "Faina": Role.FACT_CHECKER,
    "Ed": Role.EDITOR,
    "Ada": Role.ADMIN,
}


def email(name: str) -> str:
    return f"{name.lower()}@example.org"


def hire_the_cast() -> None:
    """Give the five their accounts, with a password that is quick to verify, as many tests sign in."""
    for name, role in CAST.items():
        people.add(None, name=name, email=email(name), role=role, password=PASSWORD)
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    Person.update(password_hash=quick.hash(PASSWORD)).execute()

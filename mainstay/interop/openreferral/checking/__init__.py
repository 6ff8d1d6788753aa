"""Checks of other people's files of services, against Open Referral UK 3.0 and against sense."""

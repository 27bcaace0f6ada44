import Ledger

/// The pages before a session: who you are, and for whom you work.
enum EntrancePages {
    static func entrance() -> DeskDocument {
        DeskDocument(
            "Aanmelden", help: "Lukt het aanmelden niet? Vraag de beheerder of uw aanmelding geregistreerd is."
        ) {
            HTML(.p) { HTML(.a, .class("button"), .href(Page.signIn.address()), text: "Meld u aan") }
            HTML(
                .p,
                text: "Hier ziet u wie gegevens van inwoners opvroeg, waarom en op welke grond. Alleen wie daarvoor "
                    + "geregistreerd is, komt binnen. Elke keer dat u kijkt, komt zelf in het logboek.")
        }
    }

    static func choice(_ identity: Visit.Identity) -> DeskDocument {
        DeskDocument("Voor wie werkt u nu?", help: "De reden ziet ook wie later nagaat waarom u keek.") {
            DeskForm(to: .opening, token: identity.formToken, button: "Begin") {
                if identity.seats.count == 1, let only = identity.seats.first {
                    HTML(.p) {
                        "U werkt voor "
                        HTML(.strong, text: only.office.desk.name)
                        ", als \(only.party.row.role.dutch)."
                    }
                    HTML(.input, .type("hidden"), .name("seat"), .value(only.name))
                } else {
                    Field.radios(
                        "seat", "Kies het bestuur",
                        identity.seats.map { ($0.name, "\($0.office.desk.name), als \($0.party.row.role.dutch)") })
                }
                Field.text(
                    "reason", "Waarom raadpleegt u het logboek?",
                    hint: "Bijvoorbeeld: maandelijkse steekproef. Zet er geen rijksregisternummer in.",
                    isRequired: true)
            }.html
        }
    }

    /// What a page shows that only keeps a session alive.
    static func stay(until: String) -> DeskDocument {
        DeskDocument("U blijft aangemeld") {
            HTML(
                .p, text: "U blijft aangemeld tot \(until). U kunt dit venster sluiten en verder werken in het vorige.")
        }
    }
}

import Core
import Ledger

/// What is the same on every page: skip link, who and for whom, the list of pages, help, footer.
struct DeskFrame: Sendable {
    let environment: ServerSettings.Environment
    let now: Instant
    /// `nil` before a session.
    let session: DeskSession?
    let page: Page?

    func bytes(_ document: DeskDocument) -> [UInt8] {
        HTML.document(language: "nl-BE", head: head(document), body: body(document))
    }

    @HTMLBuilder private func head(_ document: DeskDocument) -> HTML {
        HTML(.meta, .init("charset", "utf-8"))
        HTML(.title, text: [document.title, session?.desk.name, "Sluis"].compactMap(\.self).joined(separator: " | "))
        HTML(.meta, .name("viewport"), .init("content", "width=device-width, initial-scale=1"))
        if let seconds = document.refreshSeconds {
            HTML(.meta, .init("http-equiv", "refresh"), .init("content", String(seconds)))
        }
        HTML(.link, .init("rel", "stylesheet"), .href(Page.styles.address()))
        HTML(.link, .init("rel", "icon"), .href("data:,"))
    }

    @HTMLBuilder private func body(_ document: DeskDocument) -> HTML {
        HTML(.a, .class("skip"), .href("#main"), text: "Naar de inhoud")
        header
        if let session { navigation(session) }
        HTML(.main, .id("main"), .init("tabindex", "-1"), .class(document.isLetter ? "letter" : nil)) {
            HTML(.h1, text: document.title)
            document.main
        }
        HTML(.aside, .class("help"), .label("Hulp")) {
            HTML(.h2, text: "Hulp nodig?")
            if let help = document.help { HTML(.p, text: help) }
            HTML(
                .p,
                text:
                    "Bel of mail de beheerder van de toepassing bij uw bestuur. Op papier of per telefoon kan alles ook."
            )
        }
        footer
    }

    private var header: HTML {
        HTML(.header) {
            HTML(.p, .class("owner")) {
                HTML(.strong, text: session?.desk.name ?? "Sluis")
                if let session { " · \(session.role.dutch) \(session.party.row.id)" }
            }
            if environment == .mock {
                HTML(.p, .class("environment")) {
                    HTML(.span, .lang("en"), text: "environment: mock")
                    " (oefenomgeving, met testpersonen)"
                }
            }
            if let session {
                HTML(.div, .class("session")) {
                    HTML(.p) {
                        "Zonder activiteit stopt uw sessie om \(DutchTime.time(now.adding(seconds: Visits.idleSeconds))). "
                        HTML(
                            .a, .href(Page.stay.address()), .init("target", "_blank"),
                            text: "Blijf aangemeld (nieuw venster)")
                    }
                    DeskForm(to: .signOut, token: session.formToken, button: "Meld u af", isQuiet: true).html
                }
            }
        }
    }

    private func navigation(_ session: DeskSession) -> HTML {
        HTML(.nav, .label("Bladzijden")) {
            HTML(.ul) {
                for listed in Page.listed(for: session.role) {
                    HTML(.li) {
                        HTML(.a, .href(listed.page.address()), .current(listed.page == page), text: listed.label)
                    }
                }
            }
        }
    }

    private var footer: HTML {
        HTML(.footer) {
            HTML(.p, text: "Sluis, \(DutchTime.moment(now)). Wat u hier bekijkt, staat zelf in het logboek.")
        }
    }
}

extension Page {
    /// Where a role begins.
    static func first(for role: Role?) -> Page { role.flatMap { listed(for: $0).first?.page } ?? .home }

    /// The pages that a role finds in the list, in the order of the table.
    static func listed(for role: Role) -> [(page: Page, label: String)] {
        allCases.compactMap { page in
            guard let label = page.row.label, case .roles(let roles) = page.row.access, roles.contains(role) else {
                return nil
            }
            return (page, label)
        }
    }
}

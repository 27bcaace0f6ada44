import Core
import Disclosure
import Ledger

/// How the events for applications arrive, in numbers, and a button for those that were given up.
///
/// Nobody is named: an event itself says no more than that an answer may have changed.
enum DeliveriesPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let deliveries: [EventDesk.Deliveries]
        do { deliveries = try await call.desk.events.deliveries() } catch { throw PageError(error) }
        return .document(
            DeskDocument(
                "Meldingen aan toepassingen",
                help: "Komt er niets aan? Verwittig de leverancier van de toepassing, en stuur daarna opnieuw."
            ) {
                HTML(
                    .p,
                    text: "Een toepassing krijgt een melding als een antwoord veranderd kan zijn. Lukt dat een dag "
                        + "lang niet, dan wordt de melding opgegeven. Ze blijft \(EventDesk.days) dagen af te halen.")
                DeskTable(
                    caption: "Per toepassing, van de voorbije \(EventDesk.days) dagen",
                    columns: [
                        "Toepassing", "Waarheen", "Wacht", "Mislukt, wordt herhaald", "Opgegeven", "Bezorgd",
                        "Alleen af te halen", "Oudste die niet aankwam", "Doe",
                    ],
                    rows: deliveries.map { row($0, call) }, nothing: "Er is nog geen toepassing geregistreerd."
                ).html
            })
    }

    private static func row(_ item: EventDesk.Deliveries, _ call: PageCall) -> [HTML] {
        let figures = item.figures
        return [
            HTML(figures.application), HTML(item.host ?? "haalt zelf af"), HTML("\(figures.waiting)"),
            HTML("\(figures.failing)"), HTML("\(figures.dead)"), HTML("\(figures.delivered)"),
            HTML("\(figures.listed)"), HTML(figures.oldest.map { DutchTime.moment($0) } ?? "geen"),
            item.host == nil || figures.dead == 0
                ? HTML("niets te doen")
                : call.form(
                    to: .redeliver, button: "Stuur \(figures.dead) opnieuw naar \(figures.application)", isQuiet: true
                ) {
                    Field.hidden("application", figures.application)
                },
        ]
    }

    /// The page that follows shows them waiting.
    static func redeliver(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let application = call.form["application"] else { throw .invalid("Kies een toepassing.") }
        let revival: EventDesk.Revival
        do { revival = try await call.desk.events.redeliverDead(of: application) } catch { throw PageError(error) }
        switch revival {
        case .waiting: return .next(Page.deliveries.address())
        case .absent: throw .notFound
        case .nowhere: throw .invalid("Deze toepassing heeft geen adres. Ze haalt haar meldingen zelf af.")
        }
    }
}

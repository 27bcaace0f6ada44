import Core
import Ledger

/// Emergencies that wait for a review, those that are late first; and how many were reviewed.
enum EmergenciesPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        _ = try await call.look(.query, filter: ["page": "emergencies"])
        let all = try await RightsPage.matters(call).filter(\.isEmergency)
        let open = all.filter { $0.state != .closed }.sorted { $0.due ?? call.today < $1.due ?? call.today }
        let late = open.count { $0.due ?? call.today < call.today }
        return .document(
            DeskDocument(
                "Noodsituaties", help: "Elke noodsituatie wordt achteraf bekeken, binnen de dagen van het doel."
            ) {
                HTML(.p, .class(late > 0 ? "status alarm" : "status")) {
                    late > 0
                        ? "\(late) noodsituaties hadden al bekeken moeten zijn."
                        : "Geen enkele noodsituatie wacht te lang op nazicht."
                }
                RightsPage.table("Te bekijken", open, call)
                HTML(.p, text: "Bekeken: \(all.count - open.count) van \(all.count).")
            })
    }
}

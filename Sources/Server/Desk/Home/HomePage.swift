/// Where an officer begins: the pages, each with what it is for.
enum HomePage {
    static func show(_ call: PageCall) -> PageReply {
        .document(
            DeskDocument("Wat wilt u nazien?", help: "Kies een bladzijde. Bovenaan staat voor welk bestuur u werkt.") {
                PersonSearch(call: call).html
                HTML(.p, text: "Reden van uw raadpleging: \(call.session.reason)")
                HTML(.h2, text: "Of kies een bladzijde")
                HTML(.ul, .class("cards")) {
                    for listed in Page.listed(for: call.session.role) where listed.page != .home {
                        HTML(.li) { HTML(.a, .href(listed.page.address()), text: listed.label) }
                    }
                }
            })
    }
}

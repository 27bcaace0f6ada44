/// The page on which one picks who signs in: the mock asks for no proof.
struct LoginPage {
    let question: LoginQuestion
    let officers: [MockOfficer]

    var text: String {
        let hidden = question.fields.map { field in
            "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(Self.escaped(field.value))\" />"
        }
        let choices = officers.map { officer in
            """
            <li><form method="post" action="/op/v1/auth">\(hidden.joined())\
            <button name="login" value="\(Self.escaped(officer.login))">\(Self.escaped(officer.name))</button> \
            \(Self.escaped(officer.title))</form></li>
            """
        }
        return """
            <!DOCTYPE html>
            <html lang="nl-BE"><head><meta charset="utf-8" /><title>Aanmelden (oefenomgeving)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1" /><style>
            body{font:1.0625rem/1.5 Arial,sans-serif;color:#1a1a1a;max-width:45rem;margin:1rem auto;padding:0 1rem}
            button{font:inherit;min-height:2.75rem;padding:.5rem 1rem}li{margin:0 0 1rem}</style></head><body>
            <main><h1>Wie bent u?</h1><p>Dit is de aanmelding van de oefenomgeving. Kies een testpersoon.</p>
            <ul>\(choices.joined(separator: "\n"))</ul></main></body></html>

            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}

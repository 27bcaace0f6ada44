import Core

/// A field with its label, and what helps to fill it in; ids are the names, so a name stands once on a page.
enum Field {
    /// The hidden field that says from which session a form comes.
    static let token = "form"

    static func text(
        _ name: String, _ label: String, value: String? = nil, hint: String? = nil, error: String? = nil,
        isRequired: Bool = false, type: String = "text", mode: String? = nil
    ) -> HTML {
        let notes = [hint == nil ? nil : name + "-hint", error == nil ? nil : name + "-error"].compactMap(\.self)
        return HTML(.div, .class(error == nil ? "field" : "field wrong")) {
            HTML(.label, .for(name), text: label)
            if let hint { HTML(.p, .class("hint"), .id(name + "-hint"), text: hint) }
            if let error { HTML(.p, .class("error"), .id(name + "-error"), text: "Fout: " + error) }
            HTML(
                .input, .type(type), .id(name), .name(name), .init("value", value), .init("inputmode", mode),
                .describedBy(notes.isEmpty ? nil : notes.joined(separator: " ")), .init("required", if: isRequired),
                .init("autocomplete", "off"))
        }
    }

    /// A national number: the browser keeps none, and shows it only while it is typed.
    static func number(_ name: String, _ label: String, hint: String? = nil, error: String? = nil) -> HTML {
        text(name, label, hint: hint, error: error, isRequired: true, mode: "numeric")
    }

    static func date(_ name: String, _ label: String, value: CalendarDate? = nil, error: String? = nil) -> HTML {
        text(name, label, value: value?.text, error: error, type: "date")
    }

    static func lines(_ name: String, _ label: String, hint: String? = nil, isRequired: Bool = false) -> HTML {
        HTML(.div, .class("field")) {
            HTML(.label, .for(name), text: label)
            if let hint { HTML(.p, .class("hint"), .id(name + "-hint"), text: hint) }
            HTML(
                .textarea, .id(name), .name(name), .init("rows", "4"),
                .describedBy(hint == nil ? nil : name + "-hint"), .init("required", if: isRequired))
        }
    }

    /// `everything` is the choice that filters nothing.
    static func choice(
        _ name: String, _ label: String, _ options: [(value: String, label: String)], chosen: String?,
        everything: String? = nil
    ) -> HTML {
        HTML(.div, .class("field")) {
            HTML(.label, .for(name), text: label)
            HTML(.select, .id(name), .name(name)) {
                if let everything { HTML(.option, .value(""), text: everything) }
                for option in options {
                    HTML(
                        .option, .value(option.value), .init("selected", if: option.value == chosen),
                        text: option.label)
                }
            }
        }
    }

    static func radios(
        _ name: String, _ legend: String, _ options: [(value: String, label: String)], chosen: String? = nil
    ) -> HTML {
        HTML(.fieldset) {
            HTML(.legend, text: legend)
            for (index, option) in options.enumerated() {
                HTML(.div, .class("option")) {
                    HTML(
                        .input, .type("radio"), .id("\(name)-\(index)"), .name(name), .value(option.value),
                        .init("checked", if: option.value == chosen), .init("required", if: true))
                    HTML(.label, .for("\(name)-\(index)"), text: option.label)
                }
            }
        }
    }

    static func tick(_ name: String, _ label: String, isRequired: Bool = false, isTicked: Bool = false) -> HTML {
        HTML(.div, .class("option")) {
            HTML(
                .input, .type("checkbox"), .id(name), .name(name), .value("yes"), .init("required", if: isRequired),
                .init("checked", if: isTicked))
            HTML(.label, .for(name), text: label)
        }
    }

    static func hidden(_ name: String, _ value: String?) -> HTML? {
        value.map { HTML(.input, .type("hidden"), .name(name), .value($0)) }
    }
}

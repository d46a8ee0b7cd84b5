using System.Buffers;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Validation;

/// <summary>What PVE's notation of a parameter cannot carry: neither property strings nor lists have quoting.</summary>
/// <param name="IsProperty">Whether the text is a value in a property string (<c>PVE::JSONSchema::parse_property_string</c>).</param>
/// <param name="IsListed">Whether the text is an element of a list in one text (<c>PVE::Tools::split_list</c>).</param>
internal readonly record struct Notation(bool IsProperty, bool IsListed)
{
    // PVE splits a list at any of these, whichever it was sent with.
    private static readonly SearchValues<char> Separators = SearchValues.Create(",; \t\r\n\0");

    /// <summary>
    /// The notation of a field's own texts, or of the members of its objects, which a hook sends where the object itself is not sent.
    /// </summary>
    public static Notation Of(Field field) => field.IsNotAParameter && field.Type.Nested.IsEmpty ? default : new(
        field.Part is not null || (!field.Type.Nested.IsEmpty
            && field.WireForm is (WireForm.PropertyString or WireForm.Slots or WireForm.Repeated)),
        field.WireForm is WireForm.Commas or WireForm.Semicolons or WireForm.Spaces);

    /// <summary>The same for a member of an object that has the <paramref name="outer"/> notation.</summary>
    public Notation Inside(Notation outer) => this with { IsProperty = IsProperty || outer.IsProperty };

    /// <summary>What the text must be and is not, to be read after "must be"; null when it can be written.</summary>
    public string? Problem(string text) =>
        IsListed && (text.Length == 0 || text.AsSpan().ContainsAny(Separators))
            ? "text without commas, semicolons and spaces, since PVE separates the elements of the list by them"
        : IsProperty && text.Contains(',', StringComparison.Ordinal)
            ? "text without commas, since PVE separates the members by them and knows no quoting"
        : IsProperty && text.Length > 0 && string.IsNullOrWhiteSpace(text)
            ? "text that is not blank, since PVE stores no blank members"
        : null;
}

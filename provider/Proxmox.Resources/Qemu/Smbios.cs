using System.Text;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// What the firmware of a VM tells of the machine. PVE takes the texts in base64, since a property string cannot hold every character.
/// </summary>
internal static class Smbios
{
    /// <summary>The parameter.</summary>
    public const string Parameter = "smbios1";

    /// <summary>How a UUID is written.</summary>
    public const string UuidPattern = "[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}";

    private const string Uuid = "uuid";
    private const string Mark = "base64";

    private static readonly Format Encoded =
        new("text", "text", text => text) { Sent = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) };

    /// <summary>What the firmware tells.</summary>
    // The members are attributes of their own, so that the id outlives the rest.
    public static Field<Attributes> Settings { get; } =
        Nested(
            "smbios",
            "What the VM's firmware reports about the machine (SMBIOS, type 1).",
            Text(Uuid, "Id of the machine, a UUID. PVE draws one for a new VM.").PartOf(Parameter, Uuid).ServerChosen()
                .ClearedBy(Clear.Forgetting).As(Formats.AnyCase).Matching(UuidPattern, "a UUID"),
            Told("manufacturer", "Maker of the machine."),
            Told("product", "Name of the product."),
            Told("version", "Version of the product."),
            Told("serial", "Serial number that the guest sees."),
            Told("sku", "Number of the product in a catalogue (SKU)."),
            Told("family", "Family of products."))
            .Written(WireForm.Inline).ServerChosen()
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>The members as the fields read them.</summary>
    public static PveData Decoded(PveData told)
    {
        if (told.AsText() is not { } text || !PropertyString.TryParse(text, null, out var parts, out _))
        {
            return told;
        }

        var isEncoded = parts.Flag(Mark) is true;
        return PveData.Object(parts.Where(part => part.Key != Mark).Select(part =>
            KeyValuePair.Create(part.Key, PveData.Of(isEncoded && part.Key != Uuid ? Decode(part.Value) : part.Value))));
    }

    /// <summary>The parameter with the mark that its texts are in base64, when it has any.</summary>
    public static string Marked(string given) =>
        PropertyString.Parse(given) is var parts && parts.Any(part => part.Key != Uuid) ? parts.With(Mark, true).ToString() : given;

    /// <summary>The parameter of a new VM: PVE draws an id only where the parameter is absent.</summary>
    public static string Identified(string given) =>
        PropertyString.Parse(given) is var parts && parts[Uuid] is null ? parts.With(Uuid, Guid.NewGuid().ToString()).ToString() : given;

    private static string Decode(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : value;
    }

    private static Field<string> Told(string name, string doc) => Text(name, doc).PartOf(Parameter, name).As(Encoded);
}

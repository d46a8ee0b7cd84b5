using System.Collections.Immutable;

namespace Proxmox.Resources.Shared;

/// <summary>Keyboards, as consoles know them (PVE's option <c>pve-keyboard</c>).</summary>
internal static class Keyboards
{
    /// <summary>The type of the layouts, which several areas have.</summary>
    public const string TypeName = "guest:KeyboardLayout";

    /// <summary>What that type is.</summary>
    public const string TypeDoc = "Layout of a keyboard.";

    /// <summary>The layouts.</summary>
    public static ImmutableArray<(string Word, string Meaning)> Layouts { get; } =
    [
        ("de", "German."),
        ("de-ch", "Swiss German."),
        ("da", "Danish."),
        ("en-gb", "British English."),
        ("en-us", "American English."),
        ("es", "Spanish."),
        ("fi", "Finnish."),
        ("fr", "French."),
        ("fr-be", "Belgian French."),
        ("fr-ca", "Canadian French."),
        ("fr-ch", "Swiss French."),
        ("hu", "Hungarian."),
        ("is", "Icelandic."),
        ("it", "Italian."),
        ("ja", "Japanese."),
        ("lt", "Lithuanian."),
        ("mk", "Macedonian."),
        ("nl", "Dutch."),
        ("no", "Norwegian."),
        ("pl", "Polish."),
        ("pt", "Portuguese."),
        ("pt-br", "Brazilian Portuguese."),
        ("sv", "Swedish."),
        ("sl", "Slovenian."),
        ("tr", "Turkish."),
    ];
}

namespace Proxmox.Pulumi.Values;

/// <summary>What a program's language took an unknown value to be; any of them may stand wherever a value is expected.</summary>
internal enum UnknownKind
{
    /// <summary>Text; what is answered for every unknown value.</summary>
    Text,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A list.</summary>
    Array,

    /// <summary>An asset.</summary>
    Asset,

    /// <summary>An archive.</summary>
    Archive,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>The texts that stand for unknown values on the wire.</summary>
internal static class Sentinels
{
    private static readonly (string Text, UnknownKind Kind)[] All =
    [
        ("04da6b54-80e4-46f7-96ec-b56ff0331ba9", UnknownKind.Text),
        ("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", UnknownKind.Bool),
        ("3eeb2bf0-c639-47a8-9e75-3b44932eb421", UnknownKind.Number),
        ("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", UnknownKind.Array),
        ("030794c1-ac77-496b-92df-f27374a8bd58", UnknownKind.Asset),
        ("e48ece36-62e2-4504-bad9-02848725956a", UnknownKind.Archive),
        ("dd056dcd-154b-4c76-9bd3-c8f88648b5ff", UnknownKind.Object),
    ];

    /// <summary>The text of a kind.</summary>
    public static string Of(UnknownKind kind) => All.First(pair => pair.Kind == kind).Text;

    /// <summary>The kind that the text stands for; null when it is any other text.</summary>
    public static UnknownKind? Read(string text)
    {
        foreach (var (sentinel, kind) in All)
        {
            if (string.Equals(text, sentinel, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }
}

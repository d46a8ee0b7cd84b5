namespace Proxmox.Model.Values;

/// <summary>
/// A file that the user gives: one on the machine that the provider runs on, by its path, or text that a program holds itself. Of one that
/// is only compared, the checksum is enough.
/// </summary>
/// <param name="Path">The path, as the user wrote it; null for a text.</param>
/// <param name="Text">The text; null for a path.</param>
/// <param name="Sha256">SHA-256 of the contents in hexadecimal digits, where somebody has computed it already.</param>
public sealed record FileValue(string? Path, string? Text = null, string? Sha256 = null)
{
    private const string PathMember = "path", TextMember = "text", SumMember = "sha256";

    /// <summary>The file that a value is. A text is a path.</summary>
    public static FileValue Of(Value value) => value.AsText() is { } path ? new(path)
        : new(value[PathMember].AsText(), value[TextMember].AsText(), value[SumMember].AsText());

    /// <summary>The value that stands for the file.</summary>
    public Value ToValue() => Value.Object((PathMember, Value.Of(Path)), (TextMember, Value.Of(Text)), (SumMember, Value.Of(Sha256)));

    /// <summary>True when both surely have the same contents.</summary>
    public bool IsSame(FileValue other) => Sha256 is not null && string.Equals(Sha256, other.Sha256, StringComparison.OrdinalIgnoreCase);
}

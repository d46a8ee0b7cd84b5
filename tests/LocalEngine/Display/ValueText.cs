using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Display;

/// <summary>Values as people read them: JSON, with <c>[secret]</c> and <c>[unknown]</c> in place of what cannot be shown.</summary>
public static class ValueText
{
    /// <summary>A value on one line.</summary>
    public static string Of(PropertyValue? value) => value switch
    {
        null => "",
        PropertyNull => "null",
        PropertyBool truth => truth.Value ? "true" : "false",
        PropertyNumber number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PropertyString text => Quoted(text.Value),
        UnknownValue => "[unknown]",
        SecretValue => "[secret]",
        OutputValue output => output.Hidden ? "[secret]" : Of(output.Element ?? PropertyValue.Unknown),
        PropertyArray list => list.Items.IsEmpty ? "[]" : $"[{string.Join(", ", list.Items.Select(Of))}]",
        PropertyObject members => members.Count == 0
            ? "{}" : $"{{{string.Join(", ", members.Select(member => $"{member.Key}: {Of(member.Value)}"))}}}",
        ResourceReference reference => Quoted(reference.Urn),
        ByteString bytes => $"bytes({bytes.Bytes.Length})",
        Asset asset => $"asset({Short(asset.Hash)})",
        Archive archive => $"archive({Short(archive.Hash)})",
        _ => value.GetType().Name,
    };

    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Short(string hash) => hash.Length > 7 ? hash[..7] : hash;
}

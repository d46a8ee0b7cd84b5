using System.Text;
using Proxmox.Model.Values;

namespace Proxmox.Testing;

/// <summary>Writes values as Terraform's configuration language.</summary>
public static class HclText
{
    /// <summary>A <c>resource</c> block.</summary>
    public static string Resource(string type, string name, Value config) => Block($"resource \"{type}\" \"{name}\"", config);

    /// <summary>A <c>data</c> block.</summary>
    public static string Data(string type, string name, Value config) => Block($"data \"{type}\" \"{name}\"", config);

    /// <summary>A <c>provider</c> block.</summary>
    public static string Provider(string name, Value config) => Block($"provider \"{name}\"", config);

    /// <summary>An expression.</summary>
    public static string Expression(Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Bool => value.AsBool() is true ? "true" : "false",
        ValueKind.Number => value.AsNumber()!.Value.ToString(),
        ValueKind.Text => Quote(value.AsText()!),
        ValueKind.List or ValueKind.Set => $"[{string.Join(", ", value.Items.Select(Expression))}]",
        ValueKind.Object => "{ " + string.Join(", ", value.Members.Select(member => $"{Quote(member.Key)} = {Expression(member.Value)}"))
            + " }",
        _ => throw new ArgumentException($"A configuration cannot hold {value}.", nameof(value)),
    };

    private static string Block(string head, Value config)
    {
        var text = new StringBuilder(head).Append(" {\n");
        foreach (var (name, value) in config.Members.Where(member => !member.Value.IsNull))
        {
            text.Append("  ").Append(name).Append(" = ").Append(Expression(value)).Append('\n');
        }

        return text.Append("}\n").ToString();
    }

    private static string Quote(string text) => '"' + text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("${", "$${", StringComparison.Ordinal)
        .Replace("%{", "%%{", StringComparison.Ordinal) + '"';
}

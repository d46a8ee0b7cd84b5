using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Proxmox.LocalEngine.Wire;

/// <summary>A place within named values: <c>a.b[0]["a.key"]</c>; <c>*</c> or <c>[*]</c> is any member or element.</summary>
public sealed class PropertyPath
{
    private PropertyPath(ImmutableArray<object> parts) => Parts = parts;

    /// <summary>Names (string) and places in lists (int), outermost first.</summary>
    public ImmutableArray<object> Parts { get; }

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PropertyPath Parse(string text) => TryParse(text) ?? throw new FormatException($"\"{text}\" is not a property path.");

    /// <summary>Reads a path; null when it is none.</summary>
    public static PropertyPath? TryParse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<object>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                if (Index(text, ref at) is not { } index)
                {
                    return null;
                }

                parts.Add(index);
                continue;
            }

            if (text[at] == '.')
            {
                if (at == 0 || ++at == text.Length)
                {
                    return null;
                }

                if (text[at] == '[')
                {
                    continue;
                }
            }

            var end = text.IndexOfAny(['.', '['], at);
            if (end < 0)
            {
                end = text.Length;
            }

            if (end == at)
            {
                return null;
            }

            parts.Add(text[at..end]);
            at = end;
        }

        return parts.Count == 0 ? null : new(parts.ToImmutable());
    }

    /// <summary>The value there; null when there is none. Goes through secrets.</summary>
    public PropertyValue? Get(PropertyValue from)
    {
        var value = from;
        foreach (var part in Parts)
        {
            while (value is SecretValue secret)
            {
                value = secret.Element;
            }

            value = (value, part) switch
            {
                (PropertyObject members, string name) => members.TryGetValue(name, out var member) ? member : null,
                (PropertyArray list, int index) => index < list.Items.Length ? list.Items[index] : null,
                _ => null,
            };
            if (value is null)
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>Whether a place is this one or within it.</summary>
    public bool Contains(PropertyPath other) =>
        other.Parts.Length >= Parts.Length
        && Parts.Zip(other.Parts).All(pair => pair.First is "*" || pair.First.Equals(pair.Second));

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (var part in Parts)
        {
            if (part is int index)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else if (((string)part).AsSpan().ContainsAny('.', '[', '"'))
            {
                text.Append(
                CultureInfo.InvariantCulture, $"[\"{((string)part).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(part);
            }
        }

        return text.ToString();
    }

    private static object? Index(string text, ref int at)
    {
        if (at + 1 < text.Length && text[at + 1] == '"')
        {
            StringBuilder name = new();
            for (var i = at + 2; i < text.Length; i++)
            {
                if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    name.Append('"');
                    i++;
                }
                else if (text[i] == '"')
                {
                    if (i + 1 >= text.Length || text[i + 1] != ']')
                    {
                        return null;
                    }

                    at = i + 2;
                    return name.ToString();
                }
                else
                {
                    name.Append(text[i]);
                }
            }

            return null;
        }

        var end = text.IndexOf(']', at);
        if (end < 0)
        {
            return null;
        }

        var inner = text[(at + 1)..end];
        at = end + 1;
        if (inner == "*")
        {
            return inner;
        }

        return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}

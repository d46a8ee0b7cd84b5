using System.Text;

namespace Proxmox.Simulator.State;

/// <summary>One section: <c>type: id</c> and its properties in the order in which they were written.</summary>
public sealed class Section
{
    public Section(string type, string id)
    {
        Type = type;
        Id = id;
    }

    public string Type { get; }

    public string Id { get; }

    /// <summary>Values as PVE stores them: booleans as 0 and 1, lists joined by commas.</summary>
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Another section that is like this one.</summary>
    public Section Copy()
    {
        var copy = new Section(Type, Id);
        foreach (var (key, value) in Properties)
        {
            copy[key] = value;
        }

        return copy;
    }

    public string? this[string key]
    {
        get => Properties.GetValueOrDefault(key);
        set
        {
            if (value is null)
            {
                Properties.Remove(key);
            }
            else
            {
                Properties[key] = value;
            }
        }
    }
}

/// <summary>A file of sections (<c>PVE::SectionConfig</c>): domains.cfg, storage.cfg and their kin.</summary>
public sealed class SectionConfig
{
    private readonly List<Section> _sections = [];

    /// <summary>Sections in file order.</summary>
    public IReadOnlyList<Section> Sections => _sections;

    public Section? Find(string id) => _sections.Find(section => section.Id == id);

    /// <summary>Adds a section.</summary>
    /// <param name="place">How many sections stay in front of it; all of them unless given.</param>
    public void Add(Section section, int? place = null) =>
        _sections.Insert(Math.Min(place ?? _sections.Count, _sections.Count), section);

    public bool Remove(string id) => _sections.RemoveAll(section => section.Id == id) > 0;

    public static SectionConfig Parse(string text)
    {
        var config = new SectionConfig();
        Section? current = null;
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (!char.IsWhiteSpace(line[0]))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                current = new Section(line[..colon], line[(colon + 1)..].Trim());
                config.Add(current);
                continue;
            }
            var entry = line.Trim();
            var space = entry.IndexOf(' ', StringComparison.Ordinal);
            current!.Properties[space < 0 ? entry : entry[..space]] = space < 0 ? "1" : Unescape(entry[(space + 1)..].TrimStart());
        }
        return config;
    }

    public string Render()
    {
        var text = new StringBuilder();
        foreach (var section in _sections)
        {
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            text.Append(section.Type).Append(": ").Append(section.Id).Append('\n');
            foreach (var (key, value) in section.Properties)
            {
                text.Append('\t').Append(key).Append(' ').Append(Escape(value)).Append('\n');
            }
        }
        return text.ToString();
    }

    private static string Escape(string value) => value.Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Unescape(string value) => value.Replace("%0A", "\n", StringComparison.Ordinal);
}

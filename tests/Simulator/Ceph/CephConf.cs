using System.Text;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/etc/pve/ceph.conf</c>: sections of options (<c>PVE::CephConfig</c>).</summary>
internal sealed class CephConf
{
    private static readonly string[] First = ["global", "client", "client.crash", "mds", "mon", "osd"];

    private readonly SortedDictionary<string, SortedDictionary<string, string>> _sections = new(Order());

    /// <summary>The value of an option; null when it is not set.</summary>
    public string? this[string section, string option]
    {
        get => _sections.GetValueOrDefault(section)?.GetValueOrDefault(option);
        set
        {
            var options = _sections.GetValueOrDefault(section) ?? (_sections[section] = new(StringComparer.Ordinal));
            if (value is null)
            {
                options.Remove(option);
            }
            else
            {
                options[option] = value;
            }
        }
    }

    public bool Has(string section) => _sections.ContainsKey(section);

    public void Remove(string section) => _sections.Remove(section);

    /// <summary>The options of each section.</summary>
    public IEnumerable<(string Section, IReadOnlyDictionary<string, string> Options)> Sections =>
        _sections.Select(section => (section.Key, (IReadOnlyDictionary<string, string>)section.Value));

    public static CephConf Of(Datacenter datacenter)
    {
        var conf = new CephConf();
        var section = "";
        foreach (var line in datacenter.File(CephCluster.ConfName).Text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('['))
            {
                section = line.Trim('[', ']');
            }
            else if (line.Split('=', 2, StringSplitOptions.TrimEntries) is [var option, var value])
            {
                conf[section, option] = value;
            }
        }

        return conf;
    }

    public void Write(Datacenter datacenter)
    {
        var text = new StringBuilder();
        foreach (var (name, options) in _sections.Where(section => section.Value.Count > 0))
        {
            text.Append('[').Append(name).Append("]\n");
            foreach (var (option, value) in options)
            {
                text.Append('\t').Append(option).Append(" = ").Append(value).Append('\n');
            }

            text.Append('\n');
        }

        datacenter.File(CephCluster.ConfName).Write(text.ToString());
    }

    private static Comparer<string> Order() => Comparer<string>.Create((one, other) =>
        (Rank(one), one).CompareTo((Rank(other), other)) is var order and not 0 ? order : string.CompareOrdinal(one, other));

    private static int Rank(string section) => Array.IndexOf(First, section) is >= 0 and var index ? index : First.Length;
}

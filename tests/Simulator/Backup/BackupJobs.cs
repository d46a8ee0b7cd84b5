using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Backup;

/// <summary>The backup jobs of a datacenter, as sections of <c>jobs.cfg</c> (<c>PVE::Jobs::VZDump</c>).</summary>
internal static class BackupJobs
{
    public const string FileName = "jobs.cfg";

    private const string Type = "vzdump";

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "all", "bwlimit", "enabled", "ionice", "lockwait", "pigz", "protected", "quiet", "remove", "repeat-missed", "stdexcludes", "stop",
        "stopwait", "zstd",
    };

    private static readonly string[] Objects = ["prune-backups", "fleecing", "performance"];

    public static IEnumerable<Section> All(Datacenter datacenter) =>
        SectionConfig.Parse(datacenter.File(FileName).Text).Sections.Where(section => section.Type == Type);

    /// <summary>A job by id.</summary>
    /// <exception cref="PveError">There is none (400).</exception>
    public static Section Get(Datacenter datacenter, string id) =>
        All(datacenter).FirstOrDefault(job => job.Id == id) ?? throw PveError.Parameter("id", $"No such job '{id}'");

    /// <summary>The options of a job as those of a backup.</summary>
    public static VzdumpOptions OptionsOf(Section job) =>
        new(job.Properties.ToDictionary(property => property.Key, property => (JToken)property.Value, StringComparer.Ordinal));

    /// <summary>Changes the file.</summary>
    public static void Change(Datacenter datacenter, Action<SectionConfig> change) => datacenter.File(FileName).Locked("", () =>
    {
        var config = SectionConfig.Parse(datacenter.File(FileName).Text);
        change(config);
        datacenter.File(FileName).Write(config.Render());
    });

    public static Section New(string id) => new(Type, id);

    public static JObject ToJson(Section job)
    {
        var result = new JObject { ["id"] = job.Id, ["type"] = job.Type };
        foreach (var (key, value) in job.Properties)
        {
            result[key] = key switch
            {
                "exclude-path" => new JArray(value.Split('\0')),
                _ when Objects.Contains(key) => Object(key, value),
                _ when Numbers.Contains(key) => long.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
                _ => value,
            };
        }

        return result;
    }

    private static JObject Object(string key, string value) => new(VzdumpOptions.Parse(key, value)
        .Select(part => new JProperty(part.Key, part.Key is "enabled" or "keep-all" ? part.Value == "1" ? 1 : 0 : part.Value)));
}

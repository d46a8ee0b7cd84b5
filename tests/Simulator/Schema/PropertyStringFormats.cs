using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>A property string that is registered by name, with the check that some have beyond their keys.</summary>
/// <param name="Keys">Declared keys.</param>
/// <param name="Validate">Looks at the values together; null or PVE's message.</param>
public sealed record PropertyStringFormat(
    IReadOnlyDictionary<string, ParameterRule> Keys,
    Func<IReadOnlyDictionary<string, string>, string?>? Validate = null)
{
    /// <summary>Checks a value.</summary>
    /// <returns>Null when all is well, else PVE's message.</returns>
    public string? Check(string text, string path) => PropertyString.Parse(Keys, text, path, out var values) ?? Validate?.Invoke(values);
}

/// <summary>Named property strings, from the embedded file <c>property-strings.jsonl</c>.</summary>
public static partial class PropertyStringFormats
{
    private static readonly Lazy<IReadOnlyDictionary<string, PropertyStringFormat>> Lazy = new(Load);

    /// <summary>By format name.</summary>
    public static IReadOnlyDictionary<string, PropertyStringFormat> All => Lazy.Value;

    private static Dictionary<string, PropertyStringFormat> Load()
    {
        var result = new Dictionary<string, PropertyStringFormat>(StringComparer.Ordinal);
        using var stream = typeof(PropertyStringFormats).Assembly.GetManifestResourceStream(
            typeof(PropertyStringFormats), "property-strings.jsonl")
            ?? throw new InvalidOperationException("The property strings are not embedded");
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            using var reader = new JsonTextReader(new StringReader(line));
            var (name, keys) = JObject.Load(reader).Properties().Select(p => (p.Name, ParameterRule.ReadAll((JObject)p.Value))).First();
            result[name] = new(keys, name switch
            {
                "prune-backups" => PruneBackups,
                "backup-fleecing" => Fleecing,
                "pve-vm-cpu-conf" => Cpu,
                _ => null,
            });
        }
        return result;
    }

    /// <summary><c>validate_prune_backups</c>.</summary>
    private static string? PruneBackups(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault("keep-all") == "1"
            && values.Any(v => v.Key != "keep-all" && double.Parse(v.Value, CultureInfo.InvariantCulture) > 0)
            ? "keep-all cannot be set together with other options.\n"
            : null;

    /// <summary><c>verify_backup_fleecing</c>.</summary>
    private static string? Fleecing(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault("enabled") == "1" && string.IsNullOrEmpty(values.GetValueOrDefault("storage"))
            ? "'storage' parameter is required when 'enabled' is set\n"
            : null;

    /// <summary><c>validate_vm_cpu_conf</c>; which models exist is the guest area's to know.</summary>
    private static string? Cpu(IReadOnlyDictionary<string, string> values)
    {
        if (values.GetValueOrDefault("cputype") is null or "" or "0")
        {
            return "CPU is missing cputype\n";
        }

        if (values.TryGetValue("flags", out var flags) && !VmFlags().IsMatch(flags))
        {
            return "VM-specific CPU flags must be a subset of: " + string.Join(", ", VmFlagNames) + "\n";
        }

        return values.ContainsKey("reported-model") ? "Property 'reported-model' not allowed in VM-specific CPU config.\n" : null;
    }

    private static readonly string[] VmFlagNames =
    [
        "nested-virt", "md-clear", "pcid", "spec-ctrl", "ssbd", "ibpb", "virt-ssbd", "amd-ssbd", "amd-no-ssb", "pdpe1gb", "hv-tlbflush",
            "hv-evmcs", "aes",
    ];

    [GeneratedRegex(
        "^[+-](nested-virt|md-clear|pcid|spec-ctrl|ssbd|ibpb|virt-ssbd|amd-ssbd|amd-no-ssb|pdpe1gb|hv-tlbflush|hv-evmcs|aes)"
        + "(;[+-](nested-virt|md-clear|pcid|spec-ctrl|ssbd|ibpb|virt-ssbd|amd-ssbd|amd-no-ssb|pdpe1gb|hv-tlbflush|hv-evmcs|aes))*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex VmFlags();
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>One creation, change or removal of a section on its way through an area's hooks.</summary>
public sealed class SectionChange
{
    internal SectionChange(PveCall call, string? type, string id, IEnumerable<string> bookkeeping)
    {
        Call = call;
        Type = type;
        Id = id;
        Parameters = call.Parameters.Where(parameter => !bookkeeping.Contains(parameter.Key)).ToDictionary(StringComparer.Ordinal);
        Delete = [.. call.List("delete")];
    }

    public PveCall Call { get; }

    public string Verb => Call.Method.Verb;

    public bool IsCreation => Verb == "POST";

    /// <summary>The section's type; null while a section that is there has not been looked up.</summary>
    public string? Type { get; internal set; }

    public string Id { get; }

    /// <summary>Parameters that are properties of the section, for the rules to check.</summary>
    public Dictionary<string, JToken> Parameters { get; }

    /// <summary>What is to be stored, once the rules have been applied.</summary>
    public Dictionary<string, string> Values { get; internal set; } = new(StringComparer.Ordinal);

    /// <summary>Properties to delete.</summary>
    public List<string> Delete { get; }

    /// <summary>Secret parameters; one that is to be deleted is there with null.</summary>
    public Dictionary<string, string?> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>The file with its sections, under its lock.</summary>
    public SectionConfig Config { get; internal set; } = new();

    /// <summary>The section: an empty one on creation until what is to be stored is put into it.</summary>
    public Section Section { get; internal set; } = null!;

    /// <summary>The section as it was before a change; null on creation.</summary>
    public Section? Before { get; internal set; }

    /// <summary>What POST and PUT answer with.</summary>
    public JToken? Answer { get; set; }

    /// <summary>A parameter that is no property: it is taken out, so that the rules do not see it.</summary>
    public string? Take(string parameter)
    {
        Parameters.Remove(parameter);
        return Call.OptionalText(parameter);
    }
}

using System.Collections.Frozen;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// The names by which Pulumi knows resources and functions: package, area and noun, as <c>proxmox:storage:Nfs</c> for <c>storage_nfs</c> and
/// <c>proxmox:storage:getNfs</c> for its data source; commands are functions that begin with their own verb. The area at the front of a name is not said twice, and words that only PVE's users know
/// are spelled out: <c>vm_snapshot</c> is <c>proxmox:guest:VirtualMachineSnapshot</c>.
/// </summary>
public sealed class Tokens
{
    /// <summary>The package's name.</summary>
    public const string Package = "proxmox";

    /// <summary>The type of the provider's own resource.</summary>
    public const string Provider = "pulumi:providers:" + Package;

    // Where the area is an object itself, a name that begins with it speaks of that object: pool_member is a member of a pool.
    private static readonly FrozenSet<string> Objects = FrozenSet.Create(StringComparer.Ordinal, "pool", "node");

    private static readonly FrozenDictionary<string, string> SpelledOut = new Dictionary<string, string>
    {
        ["vm"] = "virtual_machine",
        ["vms"] = "virtual_machines",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Objects whose noun is the name of a type already: the disks of a VM are of the type VirtualMachineDisk.
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["vm_agent"] = "qemu_agent",
        ["vm_cloud_init"] = "cloud_init_data",
        ["vm_disk"] = "standalone_disk",
        ["vm_disks"] = "standalone_disks",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Resource> _resources;
    private readonly FrozenDictionary<string, DataSource> _functions;
    private readonly FrozenDictionary<string, Command> _commands;

    /// <summary>The tokens of everything in a catalog.</summary>
    public Tokens(Catalog catalog)
    {
        _resources = catalog.Resources.ToFrozenDictionary(Of, StringComparer.Ordinal);
        _functions = catalog.DataSources.ToFrozenDictionary(Of, StringComparer.Ordinal);
        _commands = catalog.Commands.ToFrozenDictionary(Of, StringComparer.Ordinal);
    }

    /// <summary>The token of a resource, as <c>proxmox:pool:Pool</c>.</summary>
    public static string Of(Resource resource) => $"{Package}:{resource.Area}:{Noun(resource)}";

    /// <summary>The token of a data source's function, as <c>proxmox:pool:getPool</c>.</summary>
    public static string Of(DataSource source) => $"{Package}:{source.Area}:get{Noun(source)}";

    /// <summary>The token of a command's function, as <c>proxmox:guest:startVirtualMachine</c> for <c>vm_start</c>.</summary>
    public static string Of(Command command) => $"{Package}:{command.Area}:{command.Verb}{Noun(command)}";

    /// <summary>
    /// The declaration's name without its area, in <c>PascalCase</c>; with it where the area is an object itself, as <c>PoolMember</c>. The verb of a
    /// command is left out.
    /// </summary>
    public static string Noun(Declaration declaration)
    {
        var name = declaration is Command command ? WithoutVerb(command) : Renamed.GetValueOrDefault(declaration.Name, declaration.Name);
        var area = declaration.Area + "_";
        var saysArea = name.StartsWith(area, StringComparison.Ordinal) && !Objects.Contains(declaration.Area);
        return PropertyNames.Pascal(SpellOut(saysArea ? name[area.Length..] : name));
    }

    /// <summary>The name of the function of a data source or command in <c>PascalCase</c>, as C# has it: <c>GetPool</c>, <c>StartVirtualMachine</c>.</summary>
    public static string FunctionName(Declaration declaration) => PropertyNames.Pascal(declaration is Command command ? command.Verb : "get") + Noun(declaration);

    /// <summary>The resource of that token; null when there is none.</summary>
    public Resource? Resource(string token) => _resources.GetValueOrDefault(token);

    /// <summary>The data source of that token; null when there is none.</summary>
    public DataSource? Function(string token) => _functions.GetValueOrDefault(token);

    /// <summary>The command of that token; null when there is none.</summary>
    public Command? Command(string token) => _commands.GetValueOrDefault(token);

    private static string WithoutVerb(Command command)
    {
        var words = command.Name.Split('_').ToList();
        return words.Remove(command.Verb)
            ? string.Join('_', words)
            : throw new InvalidOperationException($"The command {command.Name} has no word \"{command.Verb}\", which is to be its verb.");
    }

    private static string SpellOut(string name) => string.Join('_', name.Split('_').Select(word => SpelledOut.GetValueOrDefault(word, word)));
}

using System.Collections.Frozen;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// The names by which Pulumi knows resources and functions: package, area and noun, as <c>proxmox:storage:Nfs</c> for <c>storage_nfs</c>
/// and <c>proxmox:storage:getNfs</c> for its data source; commands are functions that begin with their own verb. The area at the front of a
/// name is not said twice.
/// </summary>
public sealed class Tokens
{
    /// <summary>The package's name.</summary>
    public const string Package = "proxmox";

    /// <summary>The type of the provider's own resource.</summary>
    public const string Provider = "pulumi:providers:" + Package;

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
    public static string Of(Resource resource) => $"{Package}:{resource.Area.Name}:{Noun(resource)}";

    /// <summary>The token of a data source's function, as <c>proxmox:pool:getPool</c>.</summary>
    public static string Of(DataSource source) => $"{Package}:{source.Area.Name}:get{Noun(source)}";

    /// <summary>The token of a command's function, as <c>proxmox:guest:startVirtualMachine</c> for <c>vm_start</c>.</summary>
    public static string Of(Command command) => $"{Package}:{command.Area.Name}:{command.Verb}{Noun(command)}";

    /// <summary>
    /// The declaration's noun in <c>PascalCase</c>: that which it says, or its name without its area, and of a command without its verb.
    /// </summary>
    public static string Noun(Declaration declaration)
    {
        var name = declaration is Command command ? WithoutVerb(command) : declaration.Name;
        var area = declaration.Area.Name + "_";
        return declaration.Noun ?? PropertyNames.Pascal(name.StartsWith(area, StringComparison.Ordinal) ? name[area.Length..] : name);
    }

    /// <summary>
    /// The name of the function of a data source or command in <c>PascalCase</c>, as C# has it: <c>GetPool</c>, <c>StartVirtualMachine</c>.
    /// </summary>
    public static string FunctionName(Declaration declaration) =>
        PropertyNames.Pascal(declaration is Command command ? command.Verb : "get") + Noun(declaration);

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
}

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
    private readonly FrozenDictionary<string, Function> _computations;
    private readonly FrozenDictionary<string, Ephemeral> _openings;

    /// <summary>The tokens of everything in a catalog.</summary>
    public Tokens(Catalog catalog)
    {
        _resources = catalog.Resources.ToFrozenDictionary(Of, StringComparer.Ordinal);
        _functions = catalog.DataSources.ToFrozenDictionary(Of, StringComparer.Ordinal);
        _commands = catalog.Commands.ToFrozenDictionary(Of, StringComparer.Ordinal);
        _computations = catalog.Functions.ToFrozenDictionary(Of, StringComparer.Ordinal);
        _openings = catalog.Ephemerals.Where(ephemeral => ephemeral.IsFunction).ToFrozenDictionary(Of, StringComparer.Ordinal);
    }

    /// <summary>The token of a resource, as <c>proxmox:pool:Pool</c>.</summary>
    public static string Of(Resource resource) => $"{Package}:{resource.Area.Name}:{Noun(resource)}";

    /// <summary>The token of a data source's function, as <c>proxmox:pool:getPool</c>.</summary>
    public static string Of(DataSource source) => $"{Package}:{source.Area.Name}:get{Noun(source)}";

    /// <summary>The token of a command's function, as <c>proxmox:guest:startVirtualMachine</c> for <c>vm_start</c>.</summary>
    public static string Of(Command command) => $"{Package}:{command.Area.Name}:{command.Verb}{Noun(command)}";

    /// <summary>The token of a function that computes, as <c>proxmox:storage:parseVolumeId</c> for <c>volume_id_parse</c>.</summary>
    public static string Of(Function function) =>
        $"{Package}:{function.Area.Name}:{(function.Verb is { } verb ? verb + Noun(function) : PropertyNames.Camel(Noun(function)))}";

    /// <summary>The token of the function that opens something ephemeral, as <c>proxmox:access:getTicket</c>.</summary>
    public static string Of(Ephemeral ephemeral) => $"{Package}:{ephemeral.Area.Name}:get{Noun(ephemeral)}";

    /// <summary>
    /// The declaration's noun in <c>PascalCase</c>: that which it says, or its name without its area, and of a command without its verb.
    /// </summary>
    public static string Noun(Declaration declaration)
    {
        var name = VerbOf(declaration) is { } verb ? Without(verb, declaration.Name) : declaration.Name;
        var area = declaration.Area.Name + "_";
        return declaration.Noun ?? PropertyNames.Pascal(name.StartsWith(area, StringComparison.Ordinal) ? name[area.Length..] : name);
    }

    /// <summary>
    /// The name of the function of a data source or command in <c>PascalCase</c>, as C# has it: <c>GetPool</c>, <c>StartVirtualMachine</c>.
    /// </summary>
    public static string FunctionName(Declaration declaration) =>
        PropertyNames.Pascal(declaration is Engine.Declarations.Command or Engine.Declarations.Function
            ? VerbOf(declaration) ?? "" : "get") + Noun(declaration);

    /// <summary>The resource of that token; null when there is none.</summary>
    public Resource? Resource(string token) => _resources.GetValueOrDefault(token);

    /// <summary>The data source of that token; null when there is none.</summary>
    public DataSource? Function(string token) => _functions.GetValueOrDefault(token);

    /// <summary>The command of that token; null when there is none.</summary>
    public Command? Command(string token) => _commands.GetValueOrDefault(token);

    /// <summary>The function that computes of that token; null when there is none.</summary>
    public Function? Computation(string token) => _computations.GetValueOrDefault(token);

    /// <summary>What is ephemeral that the function of that token opens; null when there is none.</summary>
    public Ephemeral? Opening(string token) => _openings.GetValueOrDefault(token);

    private static string? VerbOf(Declaration declaration) => (declaration as Command)?.Verb ?? (declaration as Function)?.Verb;

    private static string Without(string verb, string name)
    {
        var words = name.Split('_').ToList();
        return words.Remove(verb)
            ? string.Join('_', words)
            : throw new InvalidOperationException($"{name} has no word \"{verb}\", which is to be its verb.");
    }
}

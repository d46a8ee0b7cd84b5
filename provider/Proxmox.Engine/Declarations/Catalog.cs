using System.Collections.Frozen;
using System.Collections.Immutable;
using Proxmox.Model.Declarations;

namespace Proxmox.Engine.Declarations;

/// <summary>Everything that the provider offers.</summary>
public sealed class Catalog
{
    private readonly FrozenDictionary<string, Resource> _resources;
    private readonly FrozenDictionary<string, DataSource> _dataSources;
    private readonly FrozenDictionary<string, Command> _commands;
    private readonly FrozenDictionary<string, Function> _functions;
    private readonly FrozenDictionary<string, Ephemeral> _ephemerals;
    private readonly Lazy<ImmutableArray<ForeignProvider>> _foreign;

    /// <summary>
    /// A catalog of those resources, their derived data sources, the data sources that stand alone, and what else there is. A data source
    /// that stands alone takes the place of a derived one of its name. What is known of other providers is made when it is asked for.
    /// </summary>
    /// <exception cref="ArgumentException">Two of a kind have the same name.</exception>
    public Catalog(IEnumerable<Resource> resources, IEnumerable<DataSource> dataSources, IEnumerable<Command>? commands = null,
        IEnumerable<Function>? functions = null, IEnumerable<Ephemeral>? ephemerals = null,
        Func<ImmutableArray<ForeignProvider>>? foreign = null)
    {
        _foreign = new(foreign ?? (() => []));
        Resources = [.. resources.OrderBy(resource => resource.Name, StringComparer.Ordinal)];
        var alone = dataSources.ToList();
        var derived = Resources.SelectMany(DerivedDataSources.Of).Where(source => !alone.Exists(other => other.Name == source.Name));
        DataSources = [.. derived.Concat(alone).OrderBy(source => source.Name, StringComparer.Ordinal)];
        _resources = ByName(Resources);
        _dataSources = ByName(DataSources);
        Commands = [.. (commands ?? []).OrderBy(command => command.Name, StringComparer.Ordinal)];
        _commands = ByName(Commands);
        Functions = [.. (functions ?? []).OrderBy(function => function.Name, StringComparer.Ordinal)];
        _functions = ByName(Functions);
        Ephemerals = [.. (ephemerals ?? []).OrderBy(ephemeral => ephemeral.Name, StringComparer.Ordinal)];
        _ephemerals = ByName(Ephemerals);
    }

    /// <summary>All resources, by name.</summary>
    public ImmutableArray<Resource> Resources { get; }

    /// <summary>All data sources, by name.</summary>
    public ImmutableArray<DataSource> DataSources { get; }

    /// <summary>All commands, by name.</summary>
    public ImmutableArray<Command> Commands { get; }

    /// <summary>All functions, by name.</summary>
    public ImmutableArray<Function> Functions { get; }

    /// <summary>All that is ephemeral, by name.</summary>
    public ImmutableArray<Ephemeral> Ephemerals { get; }

    /// <summary>Everything, kind by kind.</summary>
    public IEnumerable<Declaration> All =>
        [.. Resources, .. DataSources, .. Commands, .. Functions, .. Ephemerals];

    /// <summary>The other providers whose objects this one takes over.</summary>
    public ImmutableArray<ForeignProvider> Foreign => _foreign.Value;

    /// <summary>The resource of that name; null when there is none.</summary>
    public Resource? Resource(string name) => _resources.GetValueOrDefault(name);

    /// <summary>The data source of that name; null when there is none.</summary>
    public DataSource? DataSource(string name) => _dataSources.GetValueOrDefault(name);

    /// <summary>The command of that name; null when there is none.</summary>
    public Command? Command(string name) => _commands.GetValueOrDefault(name);

    /// <summary>The function of that name; null when there is none.</summary>
    public Function? Function(string name) => _functions.GetValueOrDefault(name);

    /// <summary>What is ephemeral of that name; null when there is none.</summary>
    public Ephemeral? Ephemeral(string name) => _ephemerals.GetValueOrDefault(name);

    private static FrozenDictionary<string, T> ByName<T>(ImmutableArray<T> declarations)
        where T : Declaration => declarations.ToFrozenDictionary(declaration => declaration.Name, StringComparer.Ordinal);
}

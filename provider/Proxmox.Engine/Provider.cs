using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

/// <summary>
/// The provider without a protocol: validates, plans, creates, reads, updates, deletes, imports, lists and upgrades what the catalog
/// declares. Safe for parallel calls. No method throws for what PVE or the user did: that is in the diagnostics of the answer.
/// </summary>
public sealed partial class Provider
{
    private readonly EngineOptions _options;

    /// <summary>A provider of that catalog, not yet configured.</summary>
    public Provider(Catalog catalog, EngineOptions options)
    {
        Catalog = catalog;
        _options = options;
    }

    /// <summary>What it offers.</summary>
    public Catalog Catalog { get; }

    /// <summary>The provider's own configuration.</summary>
    public Declaration Configuration => ProviderConfiguration.Declaration;

    /// <summary>True when the last configuration held values that are known only later.</summary>
    public bool IsConfigurationUnknown { get; private set; }

    /// <summary>The datacenter that it is configured for; null until then.</summary>
    public IPve? Pve => _session?.Pve;

    /// <summary>Checks a provider configuration without network access.</summary>
    public partial DiagnosticList ValidateConfiguration(Value config);

    /// <summary>
    /// Takes a provider configuration, environment variables standing in for what is unset. There is no network access. An unknown value
    /// makes every operation that needs PVE fail with a clear message, and a plan go without what PVE says.
    /// </summary>
    public partial DiagnosticList Configure(Value config);

    /// <summary>
    /// Takes a provider configuration for a run that changes nothing: what PVE has answered once it is not asked again, but for guests, and
    /// a request that would change something fails.
    /// </summary>
    public partial DiagnosticList ConfigureForReading(Value config);

    /// <summary>
    /// A provider configuration without the values that only repeat their environment variable. Clients that fill in such values by
    /// themselves cannot tell them from what the user wrote, and they must not contradict a choice that the user made.
    /// <see cref="Configure"/> and <see cref="ValidateConfiguration"/> put them back where they count.
    /// </summary>
    public partial Value WithoutEnvironment(Value config);

    /// <summary>Checks the config of a resource or data source.</summary>
    /// <param name="declaration">What it is a config of.</param>
    /// <param name="config">What the user wrote; unknown values are not judged.</param>
    /// <param name="allowsWriteOnly">Whether the client keeps write-only values out of its state.</param>
    public partial DiagnosticList Validate(Declaration declaration, Value config, bool allowsWriteOnly = true);

    /// <summary>Checks what the objects of a resource are listed by.</summary>
    /// <param name="resource">What is listed.</param>
    /// <param name="parents">What the user wrote; unknown values are not judged.</param>
    public partial DiagnosticList ValidateList(Resource resource, Value parents);

    /// <summary>Says what an apply will do. The same question always gets the same planned values.</summary>
    public partial Task<PlanAnswer> PlanAsync(Resource resource, PlanRequest request, CancellationToken cancel);

    /// <summary>Creates, updates or deletes.</summary>
    public partial Task<ApplyAnswer> ApplyAsync(Resource resource, ApplyRequest request, CancellationToken cancel);

    /// <summary>Waits until all that answers have left to do afterwards is done.</summary>
    public partial Task SettledAsync();

    /// <summary>Reads an object as it is now.</summary>
    public partial Task<ReadAnswer> ReadAsync(Resource resource, ReadRequest request, CancellationToken cancel);

    /// <summary>Turns an import id into a state that <see cref="ReadAsync"/> completes: the identity is set, all else null.</summary>
    public partial ReadAnswer Import(Resource resource, string id);

    /// <summary>The same from an import id, or from what else an object may be called: then PVE is asked which one is meant.</summary>
    public partial Task<ReadAnswer> FindAsync(Resource resource, string text, CancellationToken cancel);

    /// <summary>The same from the values of the identity attributes.</summary>
    public partial ReadAnswer Import(Resource resource, Value identity);

    /// <summary>The values of an object's identity attributes; they may be unknown in a plan.</summary>
    public static Value IdentityOf(Resource resource, Value state) =>
        state.IsNull ? Value.Null : Value.Object(resource.Identity.Select(field => KeyValuePair.Create(field.Name, state[field.Name])));

    /// <summary>Brings a stored state, read without a schema, to the current schema.</summary>
    /// <param name="resource">What it is a state of.</param>
    /// <param name="version">The schema version that it was stored with.</param>
    /// <param name="stored">The stored attributes; lists may stand for sets.</param>
    public partial ReadAnswer Upgrade(Resource resource, long version, Value stored);

    /// <summary>
    /// Turns the state that another provider has of an object into one that <see cref="ReadAsync"/> completes: the identity is set, all
    /// else null, the import id too. PVE is not asked.
    /// </summary>
    /// <param name="resource">What it is to become.</param>
    /// <param name="source">The other provider's state.</param>
    /// <param name="typeName">What the client calls a resource, for messages.</param>
    public partial ReadAnswer Move(Resource resource, ForeignState source, Func<Resource, string> typeName);

    /// <summary>Reads a data source.</summary>
    public partial Task<ReadAnswer> ReadDataAsync(DataSource source, Value config, CancellationToken cancel);

    /// <summary>
    /// Checks before a command is run what can be checked: its config, and what this version of PVE has. It changes nothing.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="config">What the user wrote; unknown values are not judged.</param>
    /// <param name="cancel">Stops it.</param>
    public partial Task<DiagnosticList> PrepareAsync(Command command, Value config, CancellationToken cancel);

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="config">What the user wrote, wholly known.</param>
    /// <param name="progress">Where the progress of tasks is told; may be null.</param>
    /// <param name="cancel">Stops it, and the task in PVE that it waits for.</param>
    public partial Task<CommandAnswer> InvokeAsync(
        Command command, Value config, IProgress<TaskProgress>? progress, CancellationToken cancel);

    /// <summary>Makes something ephemeral, or asks for it.</summary>
    /// <param name="ephemeral">What it is.</param>
    /// <param name="config">What the user wrote, wholly known.</param>
    /// <param name="cancel">Stops it.</param>
    public partial Task<EphemeralAnswer> OpenAsync(Ephemeral ephemeral, Value config, CancellationToken cancel);

    /// <summary>Makes something ephemeral last longer.</summary>
    /// <param name="ephemeral">What it is.</param>
    /// <param name="notes">What the last answer noted.</param>
    /// <param name="cancel">Stops it.</param>
    public partial Task<EphemeralAnswer> RenewAsync(Ephemeral ephemeral, ReadOnlyMemory<byte> notes, CancellationToken cancel);

    /// <summary>Ends something ephemeral.</summary>
    /// <param name="ephemeral">What it is.</param>
    /// <param name="notes">What the last answer noted.</param>
    /// <param name="cancel">Stops it.</param>
    public partial Task<DiagnosticList> CloseAsync(Ephemeral ephemeral, ReadOnlyMemory<byte> notes, CancellationToken cancel);

    /// <summary>
    /// All objects of a resource with all that a read of each would tell, where PVE tells that in one list; null where only each object
    /// tells it. What is PVE's own is not among them; what is to go is, with why it is left out.
    /// </summary>
    /// <param name="resource">What is listed.</param>
    /// <param name="parents">The identity attributes that the list's path names.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="PveFault">PVE does not answer, or refuses.</exception>
    public partial Task<IReadOnlyList<Listed>?> ListWholeAsync(Resource resource, Value parents, CancellationToken cancel);

    /// <summary>The version of PVE, major and minor; null when its text is not understood.</summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses, or the provider is not configured.</exception>
    public partial Task<Version?> PveVersionAsync(CancellationToken cancel);

    /// <summary>Asks PVE for a sign of life, whatever it has answered before.</summary>
    /// <exception cref="PveFault">There is none, or the provider is not configured.</exception>
    public partial Task CallAsync(CancellationToken cancel);

    /// <summary>The nodes, by name.</summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses, or the provider is not configured.</exception>
    public partial Task<IReadOnlyList<NodeStatus>> NodesAsync(CancellationToken cancel);

    /// <summary>What the user or token may do; null for root@pam, who may do everything.</summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses, or the provider is not configured.</exception>
    public partial Task<Rights?> RightsAsync(CancellationToken cancel);

    /// <summary>Lists the objects of a resource, by the identity attributes that the collection's path names.</summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses.</exception>
    public partial Task<IReadOnlyList<Listed>> ListAsync(Resource resource, Value parents, CancellationToken cancel);
}

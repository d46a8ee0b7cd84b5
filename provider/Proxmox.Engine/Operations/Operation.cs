using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Planning;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>One create, read, update or delete under way: what it knows, and what it has learned so far.</summary>
public sealed class Operation : PveWork
{
    private readonly Dictionary<string, Value> _computed = new(StringComparer.Ordinal);

    internal Operation(Resource resource, Session session, Value prior, Value planned, Value config, DiagnosticList diagnostics,
        IProgress<TaskProgress>? progress)
        : base(resource, session, diagnostics, progress)
    {
        Resource = resource;
        Prior = new(prior);
        Planned = new(planned);
        Config = new(config);
    }

    /// <summary>The kind of object.</summary>
    public Resource Resource { get; }

    /// <summary>The object before the operation; null members in a create. For a read: what the state holds.</summary>
    public Attributes Prior { get; }

    /// <summary>The object as planned, secrets included; null members in a read or delete.</summary>
    public Attributes Planned { get; }

    /// <summary>What the user wrote, write-only twins folded into their secrets; null members in a read or delete.</summary>
    public Attributes Config { get; }

    /// <summary>
    /// The attributes that name the object: the planned ones of a create or update, with what was learned of its identity, else those of
    /// the state.
    /// </summary>
    public Attributes Target => Planned.Value.IsNull ? Prior : new(Resource.Identity
        .Where(part => Planned[part].IsUnknown && _computed.ContainsKey(part.Name))
        .Aggregate(Planned.Value, (value, part) => value.With(part.Name, _computed[part.Name])));

    /// <summary>What the client calls the object, the same in every run; null where the client does not say.</summary>
    public string? Address { get; internal init; }

    /// <summary>The attributes that the user had set in the last apply; empty in a create or read.</summary>
    public ManagedAttributes Managed { get; internal init; } = ManagedAttributes.Empty;

    /// <summary>True for a read that is to have the object's own answer, whatever a list tells of it.</summary>
    public bool IsOwn { get; internal init; }

    /// <summary>True for the look at what a failed operation has left behind, of which lists that lag know nothing yet.</summary>
    public bool IsAftermath { get; private init; }

    /// <summary>What PVE answered to the generic create's or update's request; null when there was none.</summary>
    public PveData Answer { get; internal set; } = PveData.Null;

    /// <summary>True once PVE has accepted the object.</summary>
    public bool IsCreated { get; private set; }

    /// <summary>True while nobody can tell whether a create was carried out.</summary>
    internal bool IsUncertain { get; set; }

    internal IReadOnlyDictionary<string, Value> Computed => _computed;

    internal Func<CancellationToken, Task>? Later { get; private set; }

    /// <summary>PVE has accepted the object: from now on it is in the state, whatever fails later.</summary>
    public void MarkCreated() => IsCreated = true;

    /// <summary>What a create that is stopped leaves behind, as a sentence without an end; null for what is recorded.</summary>
    internal string? Leftover { get; private set; }

    /// <summary>
    /// From now on the next create of the same configuration finds what is there and goes on with it. Stopped by the user, it is therefore
    /// not recorded: a host would mark what is recorded half-made as broken, and make it anew.
    /// </summary>
    /// <param name="left">What is left behind and what happens to it, as a sentence without an end.</param>
    public void Resumes(string left) => Leftover = left;

    /// <summary>What PVE had accepted is gone again, as a read of the object has proved: there is nothing to record.</summary>
    public void MarkNotCreated() => IsCreated = false;

    /// <summary>
    /// Leaves something to do until the answer to the client is out: what is only to be done once the object is recorded. It is not waited
    /// for, and a failure of it is only logged.
    /// </summary>
    public void AfterResponse(Func<CancellationToken, Task> work) => Later = work;

    /// <summary>
    /// The object as the config makes it out of what PVE has: for a create that begins with something that is there, such as a clone. What
    /// the config does not mention stays as it is.
    /// </summary>
    public Value Merge(Value live) =>
        new Planner(ManagedAttributes.Empty).Members(Resource.Attributes, Config.Value, live, AttributePath.Root);

    /// <summary>
    /// False, with an error for each, when somebody else has changed since the plan what this operation is about to overwrite.
    /// </summary>
    /// <param name="told">The attributes that the reading tells. What it leaves out it says nothing about.</param>
    /// <param name="live">What PVE has now.</param>
    public bool CheckNoDrift(IEnumerable<Field> told, PveData live) => Conflicts.AreAbsent(this, told, live);

    /// <summary>
    /// Waits until no other operation of this process changes the file that PVE keeps the object in, and keeps it until the result is
    /// disposed.
    /// </summary>
    /// <returns>Null when the object has a file of its own.</returns>
    internal async Task<IDisposable?> LockFileAsync(CancellationToken cancel) =>
        Resource.Api.File is { } file ? await LockAsync(file, cancel) : null;

    /// <summary>Notes the value of a computed attribute that no later read tells.</summary>
    public void SetComputed(Field field, Value value) => _computed[field.Name] = field.IsSecret ? value.AsSecret() : value;

    /// <summary>
    /// True when the attribute's value differs between <see cref="Prior"/> and <see cref="Planned"/>, or its write-only twin is to be sent
    /// again.
    /// </summary>
    public bool IsChanged(Field field) =>
        !SemanticEquality.Equal(field, Prior[field], Planned[field])
        || (WriteOnly.HasTwin(field) && !Prior.Value[WriteOnly.VersionName(field)].Equals(Planned.Value[WriteOnly.VersionName(field)]));

    /// <summary>
    /// What the list of the collection tells of the object now; null when it does not show it, which proves nothing where the caller may
    /// see only a part.
    /// </summary>
    public Task<PveData?> FindInListAsync(CancellationToken cancel) => Listing.FindAsync(this, cancel);

    /// <summary>
    /// True when the collection has the object: the same for resources whose objects have no answer of their own, from a list that the
    /// operations of a run share.
    /// </summary>
    public Task<bool> IsListedAsync(CancellationToken cancel) => Session.Lists.HoldsAsync(this, cancel);

    private protected override void Written(string verb, string path) => Session.Lists.Written(verb, path, this);

    /// <summary>A read in the same session of what the operation has left behind.</summary>
    internal Operation Look(Value state) =>
        new(Resource, Session, state, Value.Null, Value.Null, new(), progress: null) { IsAftermath = true };

    /// <summary>The path of the object: its identity filled in, or what a hook has found out where that alone does not tell.</summary>
    public string ItemPath
    {
        get => field ?? Paths.Fill(Resource.Api.Item, Resource, Target);
        set;
    }
}

using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Model.Fields;

/// <summary>
/// One attribute of a declaration: at once the schema entry of both protocols, the mapping to PVE's parameter, the documentation,
/// and the typed key that hooks use. Immutable; modifiers give a changed copy.
/// </summary>
/// <param name="Name">The attribute's name, <c>snake_case</c>, with the unit where it is not obvious.</param>
/// <param name="Doc">One or more sentences for users.</param>
/// <param name="Type">The type of its value.</param>
public abstract record Field(string Name, string Doc, FieldType Type)
{
    private readonly string? _wire;

    /// <summary>PVE's name of the parameter.</summary>
    /// <value>The default is <see cref="Name"/>.</value>
    public string Wire
    {
        get => _wire ?? Name;
        init => _wire = value;
    }

    /// <summary>
    /// What <see cref="Doc"/> says to those who can only read the attribute, without what giving, changing and leaving it out does.
    /// </summary>
    /// <value>Null when that is all of it.</value>
    public string? ReadDoc { get; init; }

    /// <summary>Who gives the value.</summary>
    public Presence Presence { get; init; }

    /// <summary>How PVE writes the value.</summary>
    public WireForm WireForm { get; init; }

    /// <summary>How PVE is told that the user removed the attribute.</summary>
    public Clear Clear { get; init; } = Clear.Delete;

    /// <summary>What stands for "not set" in PVE: shown when PVE answers without the attribute, and never sent for it.</summary>
    /// <value><see cref="Value.Null"/> when PVE has no default, or when it differs between versions.</value>
    public Value ImpliedDefault { get; init; } = Value.Null;

    /// <summary>True when PVE cannot change the value of an existing object, so that a change replaces it.</summary>
    public bool IsReplacing { get; init; }

    /// <summary>True for a name that is a part of the identity and that an update of the object changes.</summary>
    public bool IsRenaming { get; init; }

    /// <summary>True when neither log, nor diagnostic, nor plan may show the value.</summary>
    public bool IsSecret { get; init; }

    /// <summary>True when the value is used by create alone: it is not compared afterwards.</summary>
    public bool IsCreateOnly { get; init; }

    /// <summary>True when PVE picks a value of its own where the user gives none.</summary>
    public bool IsServerChosen { get; init; }

    /// <summary>
    /// What the value is where the user gives none, read after "Unset means", as its documentation says: a rule that users can know.
    /// </summary>
    /// <value>Null where nothing is said, or PVE picks what it likes.</value>
    public string? UnsetMeaning { get; init; }

    /// <summary>True when PVE, in every supported version, tells the value of each object to everybody who may see the object.</summary>
    public bool IsAlwaysReturned { get; init; }

    /// <summary>True when a property string may give the value alone, without its key.</summary>
    public bool IsDefaultKey { get; init; }

    /// <summary>
    /// True when the value of an object that is there tells nothing of what its user wants: a config that is written for the object leaves
    /// it out.
    /// </summary>
    public Func<Value, bool> IsIncidental { get; init; } = _ => false;

    /// <summary>True for a computed value that any change of the object may change.</summary>
    public bool IsUnknownOnUpdate { get; init; }

    /// <summary>True for a computed value whose planned change is a difference by itself, and so a reason to update.</summary>
    public bool IsDifference { get; init; }

    /// <summary>True for a computed value by which a resource remembers what it has yet to do: no data source tells it.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>The attributes beside it whose change may change this value too; null when there are none.</summary>
    /// <value>A function, for two attributes may follow each other.</value>
    public Func<ImmutableArray<Field>>? Follows { get; init; }

    /// <summary>The attributes of the whole object whose change may change this value too; null when there are none.</summary>
    public Func<ImmutableArray<Field>>? FollowsObject { get; init; }

    /// <summary>
    /// Whether a change of the whole object, from its state to its plan, makes PVE change this value, which the user does not give; null
    /// when none does.
    /// </summary>
    public Func<Value, Value, bool>? IsUnknownWhen { get; init; }

    /// <summary>
    /// The key of the value in PVE's property string <see cref="Wire"/>, when several attributes share that one parameter; null when the
    /// parameter is its own.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>The slots of this map; none stands for <see cref="Wire"/> and any number.</summary>
    public ImmutableArray<SlotName> SlotNames { get; init; } = [];

    /// <summary>True when an element of this map says all there is to say by its key: it may have no members.</summary>
    public bool IsKeyEnough { get; init; }

    /// <summary>True when PVE never answers with the value; what was applied last is kept.</summary>
    public bool IsNeverReturned { get; init; }

    /// <summary>True when the value is not a parameter of the object's own requests; a hook deals with it.</summary>
    public bool IsNotAParameter { get; init; }

    /// <summary>True when PVE asks for the value in every update of the object, whatever the update is about.</summary>
    public bool IsInEveryUpdate { get; init; }

    /// <summary>True when the value comes with every request and is kept nowhere.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>
    /// True for a free name of the object, which a client that has names of its own for objects may choose where the user gives none.
    /// </summary>
    public bool IsAutonamed { get; init; }

    /// <summary>The closed set of texts that are accepted; empty when any is.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>The texts that are known of a set that PVE adds to from version to version; empty when there is no such set.</summary>
    public ImmutableArray<string> Known { get; init; } = [];

    /// <summary>What texts of <see cref="Allowed"/> and <see cref="Known"/> mean, in a sentence or a few words.</summary>
    public ImmutableDictionary<string, string> Meanings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The words of which <see cref="Allowed"/> are some; null when no other attribute takes them.</summary>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>
    /// What programs call the type of this object, of the objects in this collection, or of these words: attributes of one shape have one
    /// name.
    /// </summary>
    /// <value>Null when the name follows from the attribute's own and from what it belongs to.</value>
    public string? TypeName { get; init; }

    /// <summary>What that type is, whichever attribute has it.</summary>
    /// <value>Null when the attribute's own text says so.</value>
    public string? TypeDoc { get; init; }

    /// <summary>The texts that only some of the supported PVE versions know.</summary>
    public ImmutableDictionary<string, Span> WordSpans { get; init; } = ImmutableDictionary<string, Span>.Empty;

    /// <summary>What a known value must be.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>The objects that the value, or each of its elements, may name; none where it names no object of a resource.</summary>
    public ImmutableArray<Reference> References { get; init; } = [];

    /// <summary>The notation of the text, when it has several spellings of one meaning.</summary>
    public Format? Format { get; init; }

    /// <summary>
    /// Where in the answer the value stands, when not under <see cref="Wire"/>: member names, <c>*</c> for every element.
    /// </summary>
    public ImmutableArray<string> ReadFrom { get; init; } = [];

    /// <summary>The environment variables that stand in for an unset value of the provider's configuration, first wins.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>The first PVE version that has the parameter, such as <c>9.0</c>; null when all supported ones do.</summary>
    public string? Since { get; init; }

    /// <summary>The first PVE version that no longer has the parameter; null when all supported ones do.</summary>
    public string? Until { get; init; }

    /// <summary>The declaration that serves the same where the version does not have the parameter; null when there is none.</summary>
    public string? Instead { get; init; }

    /// <summary>What a user or token must be allowed to set, change and remove the value, or to see one that PVE gives.</summary>
    /// <value>None says nothing for the members of a group: what it says of itself holds for them.</value>
    public ImmutableArray<Privilege> Privileges { get; init; } = [];

    /// <summary>Set when PVE keeps the value, or some values, for its superuser.</summary>
    public RootOnly? RootOnly { get; init; }

    /// <summary>When what runs takes on a change; null for what does not reach it, and for the members of a group that has one.</summary>
    public Effect? Effect { get; init; }

    /// <summary>Set when the attribute still works but will go.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>True when the user may give the value.</summary>
    public bool IsInput => Presence != Presence.Computed;

    /// <summary>True for the key of one of the slots of this map, as <c>net0</c>.</summary>
    public bool IsSlot(string key) => SlotOf(key) is not null;

    /// <summary>The key of the slot of this map that PVE's parameter is; null when it is none of them.</summary>
    public string? SlotKey(string parameter) => SlotNames.IsEmpty
        ? new SlotName(Wire).KeyOf(parameter)
        : SlotNames.Select(slots => slots.KeyOf(parameter)).FirstOrDefault(key => key is not null);

    /// <summary>PVE's parameter for the slot of that key.</summary>
    public string SlotParameter(string key) => SlotOf(key)?.ParameterOf(key) ?? key;

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    private SlotName? SlotOf(string key)
    {
        foreach (var slots in SlotNames.IsEmpty ? [new SlotName(Wire)] : SlotNames)
        {
            if (slots.Names(key))
            {
                return slots;
            }
        }

        return null;
    }
}

/// <summary>A field with the C# type that hooks read it as.</summary>
/// <typeparam name="T">The C# type of a known value.</typeparam>
/// <param name="Name">The attribute's name.</param>
/// <param name="Doc">One or more sentences for users.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Read">Reads a known value.</param>
public sealed record Field<T>(string Name, string Doc, FieldType Type, Func<Value, T> Read) : Field(Name, Doc, Type)
    where T : notnull;

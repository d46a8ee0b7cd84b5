namespace Proxmox.Engine.Declarations;

/// <summary>Where an object lives in PVE's API and how its collection behaves.</summary>
/// <remarks>
/// Paths name identity attributes in braces: <c>/access/users/{user_id}</c>. Most PVE objects are sections of a config file
/// (<c>PVE::SectionConfig</c>): POST on the collection, GET, PUT and DELETE on the item, <c>delete=</c> lists what to clear.
/// </remarks>
/// <param name="Collection">The path that POST creates in and GET lists.</param>
public sealed record Api(string Collection)
{
    private readonly string? _item;

    /// <summary>The path of one object.</summary>
    /// <value>The collection's path with the last identity attribute behind it; the collection's own where
    /// <see cref="KeyInQuery"/>.</value>
    public string Item
    {
        get => _item ?? Collection;
        init => _item = value;
    }

    /// <summary>The path that an object is created at with POST.</summary>
    /// <value>The default is <see cref="Collection"/>. Some objects, such as tokens, are created at their own path.</value>
    public string? CreateAt { get; init; }

    /// <summary>True when GET, PUT and DELETE name the object by parameters and not by the path.</summary>
    public bool KeyInQuery { get; init; }

    /// <summary>True when GET of one object answers with an array of one.</summary>
    public bool ItemInArray { get; init; }

    /// <summary>True when <c>delete</c> is an array, and not one text with commas.</summary>
    public bool DeletesInArray { get; init; }

    /// <summary>True when the answer carries a <c>digest</c> that PUT takes to refuse changes of what it was not computed from.</summary>
    public bool HasDigest { get; init; }

    /// <summary>
    /// The file below <c>/etc/pve</c> that PVE keeps the objects in, with others of their kind; null when each has one of its own.
    /// </summary>
    /// <value>Such as <c>storage.cfg</c>. PVE locks it for every change, and its digest is that of the whole, so changes of it are made one
    /// at a time.</value>
    public string? File { get; init; }

    /// <summary>The answer that tells of all objects at once; null where only an object's own answer tells all of it.</summary>
    public WholeList? Listed { get; init; }

    /// <summary>
    /// True when an object is nothing but what is sent, and PVE takes that as it is or refuses it: once a write is accepted there is
    /// nothing to learn from a look at what it made.
    /// </summary>
    public bool IsWhatWasSent { get; init; }

    /// <summary>Parameters that every create sends beside the attributes, such as <c>type</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Constants { get; init; } = [];

    /// <summary>
    /// Says which entries of the collection are of this kind, by a member and its value, such as <c>type</c> and <c>nfs</c>.
    /// </summary>
    public (string Member, string Value)? Only { get; init; }
}

using System.Text;

namespace Grpc.Core;

/// <summary>What transport security proved about the other side.</summary>
/// <param name="peerIdentityPropertyName">The property that names the other side; null when nothing is proved.</param>
/// <param name="properties">What was proved, by property name.</param>
public class AuthContext(string? peerIdentityPropertyName, Dictionary<string, List<AuthProperty>> properties)
{
    /// <summary>Whether the other side proved who it is.</summary>
    public bool IsPeerAuthenticated => PeerIdentityPropertyName is not null;

    /// <summary>The property that names the other side; null when nothing is proved.</summary>
    public string? PeerIdentityPropertyName { get; } = peerIdentityPropertyName;

    /// <summary>The names of the other side.</summary>
    public IEnumerable<AuthProperty> PeerIdentity => PeerIdentityPropertyName is { } name ? FindPropertiesByName(name) : [];

    /// <summary>All that was proved.</summary>
    public IEnumerable<AuthProperty> Properties => properties.Values.SelectMany(list => list);

    /// <summary>What was proved under one name.</summary>
    /// <param name="propertyName">The name.</param>
    public IEnumerable<AuthProperty> FindPropertiesByName(string propertyName) =>
        properties.TryGetValue(propertyName, out List<AuthProperty>? found) ? found : [];
}

/// <summary>One thing that transport security proved.</summary>
public class AuthProperty
{
    private readonly byte[] valueBytes;

    private AuthProperty(string name, byte[] valueBytes)
    {
        Name = name;
        this.valueBytes = valueBytes;
    }

    /// <summary>What it is, as in <c>x509_common_name</c>.</summary>
    public string Name { get; }

    /// <summary>The value as UTF-8 text.</summary>
    public string Value => Encoding.UTF8.GetString(valueBytes);

    /// <summary>A copy of the value's bytes.</summary>
    public byte[] ValueBytes => [.. valueBytes];

    /// <summary>Makes a property.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="valueBytes">The value; copied.</param>
    public static AuthProperty Create(string name, byte[] valueBytes) => new(name, [.. valueBytes]);
}

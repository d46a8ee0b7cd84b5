namespace Pulumi;

/// <summary>A file or a set of files given to a resource: an <see cref="Asset"/> or an <see cref="Archive"/>.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string property, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        (Signature, Property, Value) = (signature, property, value);
    }

    /// <summary>What marks it on the wire.</summary>
    internal string Signature { get; }

    /// <summary>The name of the one property on the wire.</summary>
    internal string Property { get; }

    /// <summary>The property's value: a string, or a map of assets and archives.</summary>
    internal object Value { get; }
}

/// <summary>One file.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, string value)
        : base(Serialization.Signatures.Asset, property, value)
    {
    }
}

/// <summary>A file on the machine that the program runs on.</summary>
/// <param name="path">The path, relative to the program's directory.</param>
public sealed class FileAsset(string path) : Asset("path", path);

/// <summary>A file with a given text.</summary>
/// <param name="text">The text.</param>
public sealed class StringAsset(string text) : Asset("text", text);

/// <summary>A file that the engine fetches.</summary>
/// <param name="uri">A <c>file:</c>, <c>http:</c> or <c>https:</c> URI.</param>
public sealed class RemoteAsset(string uri) : Asset("uri", uri);

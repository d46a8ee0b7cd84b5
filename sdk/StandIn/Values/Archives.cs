using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A set of files.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string property, object value)
        : base(Serialization.Signatures.Archive, property, value)
    {
    }
}

/// <summary>An archive file or a directory on the machine that the program runs on.</summary>
/// <param name="path">The path, relative to the program's directory.</param>
public sealed class FileArchive(string path) : Archive("path", path);

/// <summary>An archive that the engine fetches.</summary>
/// <param name="uri">A <c>file:</c>, <c>http:</c> or <c>https:</c> URI.</param>
public sealed class RemoteArchive(string uri) : Archive("uri", uri);

/// <summary>An archive made of single files and other archives.</summary>
/// <param name="assets">What it holds, by path.</param>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive("assets", assets.ToImmutableDictionary());

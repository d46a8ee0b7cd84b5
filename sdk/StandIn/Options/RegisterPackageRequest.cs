namespace Pulumi;

/// <summary>The package that a resource or function belongs to, when a name and a version do not tell it: a parameterised one.</summary>
public sealed class RegisterPackageRequest
{
    /// <summary>A package without an extension.</summary>
    /// <param name="name">The name of the provider's plugin.</param>
    /// <param name="version">The plugin's version.</param>
    /// <param name="downloadUrl">Where to download the plugin; null for the usual place.</param>
    /// <param name="checksums">The plugin's checksums by platform; null for none.</param>
    /// <param name="parameterization">What makes the package of the plugin; null for the plugin's own package.</param>
    public RegisterPackageRequest(
        string name, string version, string? downloadUrl, Dictionary<string, byte[]>? checksums, PackageParameterization? parameterization)
        : this(name, version, downloadUrl, checksums, parameterization, extension: null)
    {
    }

    /// <summary>A package.</summary>
    /// <param name="name">The name of the provider's plugin.</param>
    /// <param name="version">The plugin's version.</param>
    /// <param name="downloadUrl">Where to download the plugin; null for the usual place.</param>
    /// <param name="checksums">The plugin's checksums by platform; null for none.</param>
    /// <param name="parameterization">What makes the package of the plugin; null for the plugin's own package.</param>
    /// <param name="extension">What extends the plugin's own package; null for nothing.</param>
    public RegisterPackageRequest(
        string name, string version, string? downloadUrl, Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null, PackageParameterization? extension = null)
    {
        (Name, Version, DownloadUrl) = (name, version, downloadUrl ?? "");
        (Checksums, Parameterization, Extension) = (checksums ?? [], parameterization, extension);
    }

    /// <summary>The name of the provider's plugin.</summary>
    public string Name { get; }

    /// <summary>The plugin's version.</summary>
    public string Version { get; }

    /// <summary>Where to download the plugin; empty for the usual place.</summary>
    public string DownloadUrl { get; }

    /// <summary>The plugin's checksums by platform.</summary>
    public Dictionary<string, byte[]> Checksums { get; }

    /// <summary>What makes the package of the plugin; null for the plugin's own package.</summary>
    public PackageParameterization? Parameterization { get; }

    /// <summary>What extends the plugin's own package; null for nothing.</summary>
    public PackageParameterization? Extension { get; }

    /// <summary>What makes a package of a plugin.</summary>
    /// <param name="name">The package's name.</param>
    /// <param name="version">The package's version.</param>
    /// <param name="value">What the plugin understands.</param>
    public sealed class PackageParameterization(string name, string version, byte[] value)
    {
        /// <summary>The package's name.</summary>
        public string Name { get; } = name;

        /// <summary>The package's version.</summary>
        public string Version { get; } = version;

        /// <summary>What the plugin understands.</summary>
        public byte[] Value { get; } = value;
    }
}

using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace Pulumi;

/// <summary>The handles by which requests name parameterised packages; each package is made known once.</summary>
internal sealed class PackageReferences(IResourceMonitor monitor, Features features)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> handles = new(StringComparer.Ordinal);

    /// <summary>A package's handle.</summary>
    /// <param name="package">The package; null for none.</param>
    /// <returns>The handle; empty for no package.</returns>
    public async Task<string> ResolveAsync(RegisterPackageRequest? package) =>
        package is null ? "" : await handles.GetOrAdd(Key(package), _ => new(() => RegisterAsync(package))).Value;

    private static string Key(RegisterPackageRequest package) => ToWire(package).ToByteString().ToBase64();

    private static Pulumirpc.RegisterPackageRequest ToWire(RegisterPackageRequest package)
    {
        Pulumirpc.RegisterPackageRequest request =
            new() { Name = package.Name, Version = package.Version, DownloadUrl = package.DownloadUrl };
        foreach ((var platform, var checksum) in package.Checksums.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            request.Checksums.Add(platform, ByteString.CopyFrom(checksum));
        }

        request.Parameterization = ToWire(package.Parameterization);
        request.Extension = ToWire(package.Extension);
        return request;
    }

    private static Pulumirpc.Parameterization? ToWire(RegisterPackageRequest.PackageParameterization? parameterization) =>
        parameterization is null ? null : new()
        {
            Name = parameterization.Name,
            Version = parameterization.Version,
            Value = ByteString.CopyFrom(parameterization.Value),
        };

    private async Task<string> RegisterAsync(RegisterPackageRequest package)
    {
        await features.RequireAsync("parameterization", "parameterised packages");
        try
        {
            return (await monitor.RegisterPackageAsync(ToWire(package))).Ref;
        }
        catch (RpcException) when (package is { Parameterization: null, Extension: null })
        {
            // The name and version in the request tell a plain package just as well.
            return "";
        }
    }
}

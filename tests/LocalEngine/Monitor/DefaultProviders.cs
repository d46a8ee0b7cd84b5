using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Monitor;

/// <summary>Providers that nobody wrote: one for each package, version and download address, configured by the stack.</summary>
internal sealed class DefaultProviders(Deployment deployment)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Package, string Version, string Url), Task<string>> _providers = [];

    /// <summary>The reference of the default provider, which is made at the first request.</summary>
    /// <exception cref="DeploymentException">It cannot be made, or the configuration forbids it.</exception>
    public Task<string> GetAsync(string package, string version, string url, string wantedBy)
    {
        if (IsDenied(package))
        {
            var message = $"Default provider for '{package}' disabled. '{wantedBy}' must use an explicit provider.";
            deployment.Log.Error("", message);
            deployment.Stop();
            throw new DeploymentException(message);
        }

        lock (_gate)
        {
            (string, string, string) key = (package, version, url);
            return _providers.TryGetValue(key, out var provider)
                ? provider : _providers[key] = RegisterAsync(package, version, url);
        }
    }

    /// <summary>A package's configuration as inputs of its default provider: texts, as the configuration has them.</summary>
    public static PropertyObject InputsOf(IEnumerable<KeyValuePair<string, ConfigValue>> config, string package) =>
        PropertyObject.From(config
            .Where(setting => setting.Key.StartsWith(package + ":", StringComparison.Ordinal))
            .Select(setting => KeyValuePair.Create(
                setting.Key[(package.Length + 1)..],
                setting.Value.Secret ? PropertyValue.Secret(setting.Value.Text) : setting.Value.Text)));

    private async Task<string> RegisterAsync(string package, string version, string url)
    {
        var inputs = InputsOf(deployment.Settings.Config, package);
        if (version.Length > 0)
        {
            inputs = inputs.With("version", version);
        }

        if (url.Length > 0)
        {
            inputs = inputs.With("__internal", PropertyObject.Of(("pluginDownloadURL", url)));
        }

        var registered = await deployment.RegisterAsync(new()
        {
            Type = Urn.ProviderType(package),
            Name = NameOf(version, url),
            Custom = true,
            Properties = inputs,
        });
        return new ProviderReference(registered.State.Urn, registered.State.Id).ToString();
    }

    /// <summary>
    /// As the real engine calls it: <c>default_1_2_0_github_/api.github.com/acme</c>, with one slash where the address has two.
    /// </summary>
    private static string NameOf(string version, string url)
    {
        var name = version.Length == 0 ? "default" : $"default_{version.Replace('.', '_').Replace('-', '_')}";
        var parts = url.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => string.Concat(
                part.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' ? letter : '_')));
        return url.Length == 0 ? name : $"{name}_{string.Join('/', parts)}";
    }

    private bool IsDenied(string package)
    {
        if (package == "pulumi" || !deployment.Settings.Config.TryGetValue("pulumi:disable-default-providers", out var value)
            || value.Text.Length == 0)
        {
            return false;
        }

        ImmutableArray<string> barred = [.. (Json.Parse(value.Text) as JsonArray ?? []).Select(item => ((string?)item ?? "").Trim())];
        return barred.Contains("*") || barred.Contains(package);
    }
}

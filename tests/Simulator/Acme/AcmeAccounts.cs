using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Acme;

/// <summary>An account at a certificate authority, as <c>/etc/pve/priv/acme/NAME</c> has it.</summary>
/// <param name="Directory">Where the authority's directory is.</param>
/// <param name="Location">The account's own address there.</param>
/// <param name="TermsOfService">The terms that were agreed to; null for none.</param>
/// <param name="Account">What the authority says of it.</param>
public sealed record AcmeAccount(string Directory, string Location, string? TermsOfService, JObject Account);

/// <summary>The accounts of a datacenter, and the authorities that it reaches.</summary>
public sealed class AcmeAccounts
{
    /// <summary>The directories that PVE knows by name.</summary>
    public static IReadOnlyList<(string Name, string Url)> Named { get; } =
    [
        ("Let's Encrypt V2", "https://acme-v02.api.letsencrypt.org/directory"),
        ("Let's Encrypt V2 Staging", "https://acme-staging-v02.api.letsencrypt.org/directory"),
    ];

    private AcmeAccounts()
    {
    }

    /// <summary>By name.</summary>
    public SortedDictionary<string, AcmeAccount> All { get; } = new(StringComparer.Ordinal);

    /// <summary>The directories that answer: those that PVE knows by name, unless a test says otherwise. At other addresses nobody
    /// listens.</summary>
    public ISet<string> Reachable { get; } = new HashSet<string>(Named.Select(directory => directory.Url), StringComparer.Ordinal);

    /// <summary>How many accounts have been registered, for their addresses.</summary>
    public int Registered { get; set; }

    public static AcmeAccounts Of(Datacenter datacenter) => datacenter.Part(_ => new AcmeAccounts());

    /// <summary>What a directory says of itself.</summary>
    /// <exception cref="PveError">Nobody listens there.</exception>
    public JObject Meta(string directory)
    {
        RequireReachable(directory);
        return new JObject
        {
            ["termsOfService"] = new Uri(new Uri(directory), "/documents/terms.pdf").ToString(),
            ["website"] = new Uri(new Uri(directory), "/").ToString(),
            ["caaIdentities"] = new JArray(new Uri(directory).Host),
        };
    }

    /// <summary>Fails as the library for HTTP does when nobody listens at an address.</summary>
    public void RequireReachable(string directory)
    {
        if (Reachable.Contains(directory))
        {
            return;
        }

        var address = Uri.TryCreate(directory, UriKind.Absolute, out var url) ? $"{url.Host}:{url.Port}" : directory;
        throw PveError.Die($"Error: GET to {directory}\nCan't connect to {address} (Connection refused)\n\n"
            + "Connection refused at /usr/share/perl5/LWP/Protocol/http.pm line 50.\n");
    }
}

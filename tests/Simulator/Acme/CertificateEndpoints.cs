using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Acme;

/// <summary><c>/nodes/{node}/certificates</c> (<c>PVE::API2::Certificates</c>, <c>PVE::API2::ACME</c>). An authority that is reached
/// believes what it is told of a domain.</summary>
public sealed class CertificateEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/certificates";
    private const string NoDomains = "ACME domain list in node configuration is missing!";
    private const int MostDomains = 6;

    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public void Map(Router router)
    {
        router.On("GET", Root, _ => Router.Directory("name", ["acme", "custom", "info"]));
        router.On("GET", Root + "/info", call => Of(call).Info(call.Datacenter.FindNode(call.NodeName)!));
        router.On("POST", Root + "/custom", Upload);
        router.On("DELETE", Root + "/custom", call => Of(call).Remove(call.NodeName));
        router.On("GET", Root + "/acme", _ => Router.Directory("name", ["certificate"]));
        router.On("POST", Root + "/acme/certificate", Order);
        router.On("PUT", Root + "/acme/certificate", Renew);
        router.On("DELETE", Root + "/acme/certificate", Revoke);
    }

    private static NodeCertificates Of(PveCall call) => NodeCertificates.Of(call.Datacenter);

    private static JObject Upload(PveCall call)
    {
        var key = call.OptionalText("key") ?? Of(call).KeyOf(call.NodeName)
            ?? throw PveError.Parameter("key", "Attempted to upload custom certificate without (existing) key.");
        var certificates = WithoutLeadingText(call.Text("certificates"));
        return Of(call).Set(call.NodeName, certificates, WithoutLeadingText(key), call.Flag("force") == true);
    }

    private static string WithoutLeadingText(string pem) => pem[Math.Max(0, pem.IndexOf("-----BEGIN", StringComparison.Ordinal))..];

    private static JToken Order(PveCall call)
    {
        if (call.Flag("force") != true && Of(call).HasCustom(call.NodeName))
        {
            throw PveError.Parameter("force", "Custom certificate exists but 'force' is not set.");
        }

        var settings = Settings.Of(call.Datacenter, call.NodeName);
        return call.ForkWork("acmenewcert", "", run => Order(run, settings));
    }

    private static JToken Renew(PveCall call)
    {
        using var current = Of(call).Custom(call.NodeName)
            ?? throw PveError.Die("No current (custom) certificate found, please order a new certificate!");
        if (current.NotAfter.ToUniversalTime() > call.Datacenter.Clock.GetUtcNow().UtcDateTime + Soon && call.Flag("force") != true)
        {
            throw PveError.Parameter("force", "Certificate does not expire within the next 30 days, and 'force' is not set.");
        }

        var settings = Settings.Of(call.Datacenter, call.NodeName);
        return call.ForkWork("acmerenew", "", run =>
        {
            Order(run, settings);
            run.Print("Revoking old certificate");
        });
    }

    private static JToken Revoke(PveCall call)
    {
        var settings = Settings.Of(call.Datacenter, call.NodeName);
        if (!Of(call).HasCustom(call.NodeName))
        {
            throw PveError.Die($"can't open '/etc/pve/nodes/{call.NodeName}/pveproxy-ssl.pem' - No such file or directory");
        }

        return call.ForkWork("acmerevoke", "", run =>
        {
            Load(run, settings);
            run.Print("Revoking old certificate");
            run.Print("Deleting certificate files");
            NodeCertificates.Of(run.Datacenter).Remove(run.Node);
            run.Print("Restarting pveproxy to revert to self-signed certificates");
        });
    }

    private static AcmeAccount Load(Execution run, Settings settings)
    {
        var accounts = AcmeAccounts.Of(run.Datacenter);
        if (!accounts.All.TryGetValue(settings.Account, out var account))
        {
            throw PveError.Die($"ACME account config file '{settings.Account}' does not exist.");
        }

        run.Print("Loading ACME account details");
        accounts.RequireReachable(account.Directory);
        return account;
    }

    private static void Order(Execution run, Settings settings)
    {
        var account = Load(run, settings);
        var order = new Uri(new Uri(account.Directory), "/acme/order/1");
        run.Print("Placing ACME order");
        run.Print($"Order URL: {order}");
        foreach (var (domain, plugin) in settings.Domains)
        {
            run.Print($"\nGetting authorization details from '{new Uri(order, $"/acme/authz/{domain}")}'");
            run.Print($"The validation for {domain} is pending!");
            if (PluginEndpoints.Read(run.Datacenter).Find(plugin) is null)
            {
                throw PveError.Die($"plugin '{plugin}' for domain '{domain}' not found!");
            }

            run.Print("Triggering validation");
            run.Print("Sleeping for 5 seconds");
            run.Sleep(run.Datacenter.Pace.Validation);
            run.Print($"Status is 'valid', domain '{domain}' OK!");
        }

        run.Print("\nAll domains validated!");
        run.Print("\nCreating CSR");
        run.Print("Checking order status");
        run.Print("Order is ready, finalizing order");
        run.Print("valid!");
        run.Print("\nDownloading certificate");
        var (certificate, key) = NodeCertificates.Issue([.. settings.Domains.Keys], run.Datacenter.Clock.GetUtcNow());
        run.Print("Setting pveproxy certificate and key");
        NodeCertificates.Of(run.Datacenter).Set(run.Node, certificate, key, force: true);
        run.Print("Restarting pveproxy");
    }

    /// <summary>What a node's config says of its certificate: the account, and the plugin of each domain.</summary>
    private sealed record Settings(string Account, SortedDictionary<string, string> Domains)
    {
        /// <exception cref="PveError">It names no domains (400).</exception>
        public static Settings Of(Datacenter datacenter, string node)
        {
            var config = NodeConfigEndpoints.OptionsOf(datacenter, node);
            var acme = Parts(config.GetValueOrDefault("acme"), "account");
            var domains = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var domain in (acme.GetValueOrDefault("domains") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                domains[domain.ToLowerInvariant()] = "standalone";
            }

            foreach (var text in Enumerable.Range(0, MostDomains).Select(i => config.GetValueOrDefault($"acmedomain{i}")).OfType<string>())
            {
                var parts = Parts(text, "domain");
                domains[parts["domain"].ToLowerInvariant()] = parts.GetValueOrDefault("plugin") ?? "standalone";
            }

            return domains.Count > 0 ? new(acme.GetValueOrDefault("account") ?? "default", domains) : throw PveError.Raise(400, NoDomains);
        }

        private static Dictionary<string, string> Parts(string? text, string standard) => PerlParts(text)
            .ToDictionary(part => part.Length > 1 ? part[0] : standard, part => part[^1], StringComparer.Ordinal);

        private static IEnumerable<string[]> PerlParts(string? text) =>
            (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2));
    }
}

using Pulumi.Proxmox.Acme;
using Pulumi.Proxmox.Cluster;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Nodes;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about options, certificates and CPU models tells.</summary>
internal static class ClusterChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var found = GetSearch.Invoke(new() { Type = "vm", Name = "web-*" });
        _ = new ClusterOptions("found", new() { RegisteredTags = found.Apply(all => all.Items.First().Tags) });
        _ = new ClusterOptions("options", new() { MacPrefix = GetClusterOptions.Invoke().Apply(options => options.MacPrefix) });
        var config = GetNodeConfig.Invoke(new() { Node = "pve1" });
        _ = new NodeConfig("pve1", new()
        {
            Node = config.Apply(node => node.Node),
            BallooningTargetPercent = config.Apply(node => node.BallooningTargetPercent),
        });
        var certificate = GetNodeCertificate.Invoke(new() { Node = "pve1" });
        _ = new NodeCertificate("pve1", new()
        {
            Node = certificate.Apply(found => found.Node),
            Certificates = certificate.Apply(found => found.Certificates),
        });
        _ = new NodeCertificate("pve2", new()
        {
            Node = "pve2",
            Certificates = GetNodeCertificates.Invoke(new() { Node = "pve2" }).Apply(found => found.Items[0].Certificate),
        });
        var account = GetAccount.Invoke(new() { AccountId = "default" });
        _ = new Account("default", new()
        {
            AccountId = account.Apply(found => found.AccountId),
            Contact = account.Apply(found => found.Contact),
            Directory = account.Apply(found => found.Directory),
        });
        _ = new Account("another", new()
        {
            AccountId = GetAccounts.Invoke().Apply(accounts => accounts.Items[0].AccountId),
            Contact = { "admins@example.com" },
        });
        var plugin = GetPlugin.Invoke(new() { PluginId = "cloudflare" });
        _ = new Plugin("cloudflare", new()
        {
            PluginId = plugin.Apply(found => found.PluginId),
            Type = plugin.Apply(found => found.Type),
        });
        _ = new Plugin("another", new()
        {
            PluginId = GetPlugins.Invoke().Apply(plugins => plugins.Items[0].PluginId),
            Type = "standalone",
        });
        var model = GetCpuModel.Invoke(new() { CpuModelId = "web" });
        _ = new CpuModel("web", new()
        {
            CpuModelId = model.Apply(found => found.CpuModelId),
            ReportedModel = model.Apply(found => found.ReportedModel),
        });
        _ = new CpuModel("another", new()
        {
            CpuModelId = GetCpuModels.Invoke().Apply(models => models.Items[0].CpuModelId),
            ReportedModel = "EPYC",
        });
    }
}

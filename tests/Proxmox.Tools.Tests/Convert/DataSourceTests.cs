using Proxmox.Resources;

namespace Proxmox.Tools.Tests.Convert;

/// <summary>What data sources of the other provider tell of several objects is an expression over one list here.</summary>
public sealed class DataSourceTests
{
    [TestCase("nodes", "data.D.a.names", "data.proxmox_nodes.a.items[*].node")]
    [TestCase("nodes", "data.D.a.names[0]", "data.proxmox_nodes.a.items[0].node")]
    [TestCase("nodes", "data.D.a.names[count.index]", "data.proxmox_nodes.a.items[count.index].node")]
    [TestCase("nodes", "element(data.D.a.names, 1)", "element(data.proxmox_nodes.a.items[*].node, 1)")]
    [TestCase("nodes", "data.D.a[0].names", "data.proxmox_nodes.a[0].items[*].node")]
    [TestCase("nodes", "data.D.a.online", "[for node in data.proxmox_nodes.a.items : node.status == \"online\"]")]
    [TestCase("nodes", "data.D.a.online[0]", "[for node in data.proxmox_nodes.a.items : node.status == \"online\"][0]")]
    [TestCase("nodes", "[for n in data.D.a.names : upper(n)]", "[for n in data.proxmox_nodes.a.items[*].node : upper(n)]")]
    [TestCase("vms", "data.D.a.vms", "data.proxmox_vms.a.items")]
    [TestCase("vms", "data.D.a.vms[0].vm_id", "data.proxmox_vms.a.items[0].vmid")]
    [TestCase("vms", "data.D.a.vms[*].node_name", "data.proxmox_vms.a.items[*].node")]
    [TestCase("vms", "data.D.a.vms.*.vm_id", "data.proxmox_vms.a.items[*].vmid")]
    [TestCase("vms", "{ for v in data.D.a.vms : v.name => v.vm_id if !v.template }",
        "{ for v in data.proxmox_vms.a.items : v.name => v.vmid if !v.template }")]
    [TestCase("containers", "data.D.a.containers[0].vm_id", "data.proxmox_containers.a.items[0].vmid")]
    [TestCase("datastores", "[for s in data.D.a.datastores : s.id if s.shared]",
        "[for s in data.proxmox_node_storages.a.items : s.storage_id if s.shared]")]
    [TestCase("datastores", "data.D.a.datastores[0].space_used", "data.proxmox_node_storages.a.items[0].used_bytes")]
    [TestCase("datastores", "data.D.a.datastore_ids[1]", "data.proxmox_node_storages.a.items[1].storage_id")]
    [TestCase("node", "data.D.a.memory_available", "(data.proxmox_node.a.memory_total_bytes - data.proxmox_node.a.memory_used_bytes)")]
    [TestCase("pools", "data.D.a.pool_ids", "data.proxmox_pools.a.items[*].pool_id")]
    [TestCase("groups", "data.D.a.comments[1]", "data.proxmox_groups.a.items[1].comment")]
    [TestCase("roles", "data.D.a.privileges[0]", "data.proxmox_roles.a.items[0].privileges")]
    [TestCase("users", "data.D.a.user_ids", "data.proxmox_users.a.items[*].user_id")]
    [TestCase("users", "data.D.a.expiration_dates", "[for user in data.proxmox_users.a.items : "
        + "timeadd(\"1970-01-01T00:00:00Z\", \"${coalesce(user.expires_at_unix, 0)}s\")]")]
    [TestCase("hagroups", "data.D.a.group_ids", "toset(data.proxmox_ha_groups.a.items[*].group_id)")]
    [TestCase("time", "data.D.a.utc_time", "timeadd(\"1970-01-01T00:00:00Z\", \"${data.proxmox_node_time.a.time_unix}s\")")]
    [TestCase("time", "data.D.a.time_zone", "data.proxmox_node_time.a.timezone")]
    [TestCase("version", "data.D.a.repository_id", "data.proxmox_version.a.commit")]
    [TestCase("backup_jobs", "data.D.a.jobs[0].compress", "data.proxmox_backup_jobs.a.items[0].compression")]
    public async Task A_reference_follows(string stem, string theirs, string ours)
    {
        using var converted = await OfAsync(stem, theirs);

        Assert.That(converted.Read("main.tf"), Does.Contain($"  x = {ours}\n"));
        Assert.That(converted.Output, Does.Not.Contain("main.tf:"));
    }

    [TestCase("roles", "data.D.a.special", "data.proxmox_roles.a: there is no special here")]
    [TestCase("datastores", "[for s in data.D.a.datastores : s.space_used_fraction]",
        "data.proxmox_node_storages.a: there is no space_used_fraction here")]
    [TestCase("nodes", "data.D.a.names[data.D.a.uptime[0]]", "data.proxmox_nodes.a: there is no names here")]
    public async Task What_is_not_told_here_is_told_at_its_line(string stem, string theirs, string told)
    {
        using var converted = await OfAsync(stem, theirs);

        Assert.That(converted.Output, Does.Contain($"main.tf:3: {told}"));
    }

    [TestCase("vms", "filter {\n  name = \"status\"\n  values = [\"running\"]\n}", "# no counterpart: node, name, tags, status")]
    [TestCase("datastores", "filters = {\n  id = \"local\"\n}", "# no counterpart: content is the one filter here")]
    public async Task A_filter_is_kept_as_a_comment(string stem, string theirs, string comment)
    {
        using var converted = await ConvertedFolder.OfAsync($"data \"proxmox_virtual_environment_{stem}\" \"a\" {{\n{theirs}\n}}\n");

        Assert.That(converted.Read("main.tf"), Does.Contain(comment));
    }

    [Test]
    public void Every_data_source_and_what_its_rows_lead_to_is_there()
    {
        var bpg = Catalogs.All.Foreign.Single(provider => provider.Source == "bpg/proxmox");
        var astray = from pair in bpg.DataSources
                     let here = Catalogs.All.DataSource(pair.Value.Name)
                     let target = here is null ? null : new Proxmox.Tools.Convert.Target(here, pair.Value.Attributes)
                     from row in pair.Value.Attributes
                     where target is null || (row.To is not null && !target.Has([row.To]))
                         || (row.Told is { } told && told.Contains("items[*].", StringComparison.Ordinal)
                             && !target.Has(["items", told.Split("items[*].")[1].TrimEnd(')')]))
                         || row.Parts.Any(part => part.To is not null && !target.Has([row.To!, .. part.To.Split('.')]))
                     select $"{pair.Key}: {row.Name}";

        Assert.That(astray, Is.Empty);
    }

    private static Task<ConvertedFolder> OfAsync(string stem, string theirs) => ConvertedFolder.OfAsync(
        $"data \"proxmox_virtual_environment_{stem}\" \"a\" {{}}\nlocals {{\n  x = "
        + theirs.Replace("D.", $"proxmox_virtual_environment_{stem}.", StringComparison.Ordinal) + "\n}\n");
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Tests.Schema;

/// <summary>What PVE says about wrong parameters, on methods of the real table.</summary>
public sealed class ParameterCheckTests
{
    private const string Undeclared = "property is not defined in schema and the schema does not allow additional properties";
    private const string Missing = "property is missing and it is not optional";

    [TestCase("POST", "/access/users", "userid=bob@pve&bogus=1", "bogus", Undeclared)]
    [TestCase("POST", "/access/groups", "", "groupid", Missing)]
    [TestCase("POST", "/access/users", "userid=bob@pve&expire=abc", "expire", "type check ('integer') failed - got 'abc'")]
    [TestCase("POST", "/access/users", "userid=bob@pve&enable=true", "enable", "type check ('boolean') failed - got 'true'")]
    [TestCase("POST", "/access/users", "userid=bob@pve&enable=", "enable", "type check ('boolean') failed - got ''")]
    [TestCase("POST", "/access/users", "userid=bob@pve&password=short", "password", "value must be at least 8 characters long")]
    [TestCase("POST", "/access/users", "userid=bob@pve&email=nomail", "email",
        "invalid format - value does not look like a valid email address\n")]
    [TestCase("POST", "/access/groups", "groupid=bad group!", "groupid",
        "invalid format - group name 'bad group!' contains invalid characters\n")]
    [TestCase("POST", "/access/roles", "roleid=r&privs=VM.Audit,No.Such", "privs", "invalid format - invalid privilege 'No.Such'\n")]
    [TestCase("POST", "/storage", "storage=d&type=dir&path=/x&content=iso,films", "content",
        "invalid format - invalid content type 'films'\n")]
    [TestCase("POST", "/storage", "storage=d&type=dir&path=x", "path", "invalid format - value does not look like a valid absolute path\n")]
    [TestCase("POST", "/storage", "storage=2bad&type=dir&path=/x", "storage",
        "invalid format - storage ID '2bad' contains illegal characters\n")]
    [TestCase("POST", "/storage", "storage=d&type=nfs&server=a_b&export=/e", "server",
        "invalid format - value does not look like a valid server name or IP address\n")]
    [TestCase("POST", "/storage", "storage=d&type=pbs&port=70000", "port", "value must have a maximum value of 65535")]
    [TestCase("POST", "/storage", "storage=d&type=pbs&max-protected-backups=-2", "max-protected-backups",
        "value must have a minimum value of -1")]
    [TestCase("POST", "/nodes/pve1/qemu", "vmid=99", "vmid", "invalid format - value does not look like a valid VM ID\n")]
    [TestCase("POST", "/nodes/pve1/qemu", "vmid=101&scsi99=local:1", "scsi99", Undeclared)]
    [TestCase("POST", "/nodes/pve1/qemu", "vmid=101&tags=a b!", "tags", "invalid format - invalid characters in tag\n")]
    [TestCase("PUT", "/nodes/pve1/qemu/100/resize", "disk=scsi0&size=big", "size", "value does not match the regex pattern")]
    [TestCase("POST", "/cluster/sdn/zones", "zone=toolongname&type=simple", "zone", "value may only be 8 characters long")]
    [TestCase("POST", "/cluster/firewall/rules", "type=in&action=ACCEPT&dport=99999", "dport", "invalid format - invalid port '99999'\n")]
    [TestCase("POST", "/cluster/firewall/rules", "type=in&action=ACCEPT&source=bad ip", "source",
        "invalid format - invalid IP address: Invalid chars in IP bad ip\n")]
    [TestCase("POST", "/nodes/pve1/storage/local/content", "vmid=100&filename=x.raw&size=1M&format=vdi", "format",
        "value 'vdi' does not have a value in the enumeration 'raw, qcow2, subvol, vmdk'")]
    public void A_wrong_value_is_refused_in_PVEs_words(string verb, string path, string form, string key, string message)
    {
        var errors = Check(verb, path, form).Errors;
        Assert.That(errors, Contains.Key(key));
        Assert.That(errors[key], Is.EqualTo(message));
    }

    [TestCase("net0=foo,bridge=vmbr0", "net0", "net0.model: value 'foo' does not have a value in the enumeration '")]
    [TestCase("net0=virtio,tag=5000", "net0", "net0.tag: value must have a maximum value of 4094\n")]
    [TestCase("net0=virtio=00:11:22:33:44", "net0",
        "net0.macaddr: invalid format - value does not look like a valid unicast MAC address\n\n")]
    [TestCase("memory=lots", "memory", "memory.current: type check ('integer') failed - got 'lots'\n")]
    public void An_error_in_a_property_string_names_the_key(string form, string key, string part)
    {
        var error = Check("POST", "/nodes/pve1/qemu", "vmid=101&" + form).Errors[key];
        Assert.That(error, Does.StartWith("invalid format - format error\n" + part));
    }

    [TestCase("virtio,bridge", "duplicate key in comma-separated list property: model\n")]
    [TestCase("=virtio", "missing key in comma-separated list property\n")]
    public void A_malformed_property_string_is_refused_as_a_whole(string value, string message) =>
        Assert.That(CheckValues("POST", "/nodes/pve1/qemu", new() { ["vmid"] = 101, ["net0"] = value }).Errors["net0"],
            Is.EqualTo("invalid format - " + message));

    [Test]
    public void Every_error_is_reported_at_once()
    {
        var errors = Check("POST", "/access/ticket", "bogus=1").Errors;
        Assert.That(errors,
            Is.EquivalentTo(new Dictionary<string, string> { ["username"] = Missing, ["password"] = Missing, ["bogus"] = Undeclared }));
    }

    [Test]
    public void A_numbered_parameter_ends_where_PVEs_constant_says()
    {
        var method = ApiTable.For("9.2").Find("POST", "/nodes/pve1/qemu", out _)!;
        Assert.That(method.Parameters.Keys, Does.Contain("scsi30").And.Not.Contain("scsi31").And.Contain("net31").And.Not.Contain("net32"));
    }

    [Test]
    public void A_JSON_boolean_is_no_text()
    {
        var errors = CheckValues("POST", "/nodes/pve1/qemu", new() { ["vmid"] = 101, ["agent"] = true, ["onboot"] = false }).Errors;
        Assert.That(errors,
            Is.EquivalentTo(new Dictionary<string, string> { ["agent"] = "type check ('string') failed - got JSON::PP::Boolean" }));
    }

    [Test]
    public void Values_come_out_as_text()
    {
        var result = CheckValues("POST", "/nodes/pve1/qemu", new() { ["vmid"] = 101, ["onboot"] = true, ["name"] = "web" });
        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Values["vmid"].Type, Is.EqualTo(JTokenType.String));
        Assert.That((string?)result.Values["onboot"], Is.EqualTo("1"));
    }

    [Test]
    public void Repeated_keys_become_a_list_where_one_is_declared()
    {
        var result = CheckValues(
            "POST", "/storage", new() { ["storage"] = "d1", ["type"] = "dir", ["path"] = "/x", ["content"] = new JArray("iso", "backup") });
        Assert.That(result.Errors, Is.Empty);
        Assert.That((string?)result.Values["content"], Is.EqualTo("iso,backup"));
    }

    [Test]
    public void A_single_value_becomes_an_array_where_one_is_declared()
    {
        var errors = Check("POST", "/cluster/mapping/pci", "id=m2&map=node=pve1").Errors;
        Assert.That(errors.Keys, Is.EqualTo(new[] { "map[0]" }));
        Assert.That(errors["map[0]"].Split('\n'), Does.Contain("map[0].id: " + Missing).And.Contain("map[0].path: " + Missing));
    }

    [Test]
    public void A_variant_is_chosen_by_the_type()
    {
        var errors = Check("POST", "/cluster/ha/rules", "rule=r4&type=node-affinity&nodes=pve1").Errors;
        Assert.That(errors, Is.EquivalentTo(new Dictionary<string, string> { ["oneOf[node-affinity].resources"] = Missing }));
    }

    [Test]
    public void An_unknown_variant_makes_its_properties_unknown()
    {
        var errors = Check("POST", "/cluster/ha/rules", "rule=r4&type=bad&resources=vm:300").Errors;
        Assert.That(errors, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["type"] = "value 'bad' does not have a value in the enumeration 'node-affinity, resource-affinity'",
            ["resources"] = Undeclared,
        }));
    }

    [Test]
    public void A_parameter_that_needs_another_says_so()
    {
        var errors = Check(
            "POST", "/nodes/pve1/storage/local/download-url", "url=http://x/y.iso&content=iso&filename=y.iso&checksum=abc").Errors;
        Assert.That(errors,
            Is.EquivalentTo(new Dictionary<string, string> { ["checksum-algorithm"] = "missing property required by 'checksum'" }));
    }

    [Test]
    public void A_release_has_parameters_of_its_own()
    {
        Assert.That(Check("POST", "/storage", "storage=d1&type=dir&path=/x&maxfiles=3", "8.4").Errors, Is.Empty);
        Assert.That(Check("POST", "/storage", "storage=d1&type=dir&path=/x&maxfiles=3").Errors["maxfiles"], Is.EqualTo(Undeclared));
    }

    private static CheckResult Check(string verb, string path, string form, string version = "9.2") => CheckValues(
        verb,
        path,
        form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => p[0], p => (JToken)p[1], StringComparer.Ordinal),
        version);

    private static CheckResult CheckValues(string verb, string path, Dictionary<string, JToken> values, string version = "9.2")
    {
        var method = ApiTable.For(version).Find(verb, path, out var inPath)!;
        foreach (var (key, value) in inPath)
        {
            values[key] = value;
        }

        return ParameterCheck.Check(method, values);
    }
}

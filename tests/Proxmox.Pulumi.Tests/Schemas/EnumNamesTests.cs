using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Tests.Schemas;

public sealed class EnumNamesTests
{
    [TestCase("raw", "Raw")]
    [TestCase("qcow2", "Qcow2")]
    [TestCase("tlsv1_2", "Tlsv1_2")]
    [TestCase("ldap+starttls", "LdapStarttls")]
    [TestCase("3.11", "V3_11")]
    [TestCase("3", "V3")]
    [TestCase("LIO", "LIO")]
    [TestCase("legacy-bios", "LegacyBios")]
    [TestCase("+", "V")]
    public void A_name_is_made_of_the_values_words(string value, string name) => Assert.That(EnumNames.Of(value), Is.EqualTo(name));
}

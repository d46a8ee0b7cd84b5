using System.Buffers;
using System.Collections.Immutable;
using Google.Protobuf;
using MessagePack;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Resources.Tests.Fuzz;

/// <summary>
/// Values that a host may send for fields, drawn at random: every kind that its type system has, at every depth, mostly such as the fields
/// accept. They are written byte by byte, for our own codec has no numbers without an end and no unknown values that are known in part.
/// </summary>
/// <param name="random">Where the choices come from.</param>
/// <param name="isKnown">Whether all values are known and finite, as when something is applied.</param>
internal sealed class WellFormed(Random random, bool isKnown)
{
    private static readonly string[] Texts =
    [
        "", " ", "a", "web", "pve1", "pve2", "local", "local-lvm", "files", "root@pam", "alice@pve", "pve", "root@pam!automation",
            "PVEAdmin", "VM.Audit", "/", "/vms/100", "vmbr0", "virtio",
        "files:iso/debian.iso", "files:import/debian.qcow2", "local-lvm:vm-100-disk-0", "4G", "32M", "0", "1", "8-11", "now",
            "2006-06-17T16:01:21", "30s", "1h", "192.0.2.1", "192.0.2.10/24",
        "2001:db8::1", "dhcp", "auto", "BC:24:11:00:00:01", "0x1234", "0951:1666", "0000:01:00.0", "11111111-2222-3333-4444-555555555555",
            "+aes", "x86-64-v2-AES", "q35", "order=scsi0",
        "scsi0", "net0", "https://127.0.0.1:1", "example.org", "dc=example,dc=org", "cn",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM/z a", "+Inf", "-Inf", "NaN",
        "1e400", "null", "true", "ümlaut\r\nline \n", "a,b;c=d \"q\" 'x' %41 %", "\0", "\u2028", "💾", "..", "../../x", "a/b", "-1",
            "99999999999999999999", new string('x', 5000), "https://[", "%{x}", "[::1]:8006",
    ];

    private static readonly string[] Numbers = ["0", "1", "2", "4", "16", "100", "101", "300", "512", "1024", "65535", "2147483648",
        "9223372036854775807", "9223372036854775808", "-1", "-9223372036854775809", "0.5", "2.5", "0.1", "1e-300", "1e400"];

    private static readonly string[] Keys = ["", " ", "a", "0", "net0", "scsi0", "a.b", "a\"b", "a\nb", "ü", "net99999999999", "${x}"];

    private readonly double _density = 0.35 * random.NextDouble();

    /// <summary>An object of those fields.</summary>
    public DynamicValue Of(ImmutableArray<Field> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        Members(ref writer, fields);
        writer.Flush();
        return new() { Msgpack = ByteString.CopyFrom(buffer.WrittenSpan) };
    }

    private void Members(ref MessagePackWriter writer, ImmutableArray<Field> fields)
    {
        writer.WriteMapHeader(fields.Length);
        foreach (var field in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            writer.Write(field.Name);
            // A host sees to it that the user gives what is required, and nothing that is computed.
            if (field.Presence != Presence.Required && (!field.IsInput || !Chance(_density)))
            {
                writer.WriteNil();
            }
            else
            {
                Any(ref writer, field, field.Type);
            }
        }
    }

    private void Any(ref MessagePackWriter writer, Field field, FieldType type)
    {
        if (!isKnown && Chance(0.05))
        {
            Unknown(ref writer, type);
            return;
        }

        switch (type)
        {
            case FieldType.Text or FieldType.File:
                writer.Write(Text(field));
                break;
            case FieldType.Bool:
                writer.Write(Chance(0.5));
                break;
            case FieldType.Number:
                Number(ref writer, field);
                break;
            case FieldType.List list:
                Items(ref writer, field, list.Element);
                break;
            case FieldType.Set set:
                Items(ref writer, field, set.Element);
                break;
            case FieldType.Map map:
                Entries(ref writer, field, map.Element);
                break;
            case FieldType.Object nested:
                Members(ref writer, nested.Fields);
                break;
        }
    }

    private void Items(ref MessagePackWriter writer, Field field, FieldType element)
    {
        var count = random.Next(4);
        writer.WriteArrayHeader(count);
        for (; count > 0; count--)
        {
            Element(ref writer, field, element);
        }
    }

    private void Entries(ref MessagePackWriter writer, Field field, FieldType element)
    {
        string[] slots = field.WireForm == WireForm.Slots
            ? [.. (field.SlotNames.IsEmpty ? [new(field.Wire)] : field.SlotNames).Select(slots => slots.Prefix + "0")] : ["a", "b"];
        var keys = Enumerable.Range(0, random.Next(3)).Select(_ => Chance(0.9) ? Pick(slots) : Pick(Keys)).Distinct(StringComparer.Ordinal)
            .ToList();
        writer.WriteMapHeader(keys.Count);
        foreach (var key in keys)
        {
            writer.Write(key);
            Element(ref writer, field, element);
        }
    }

    private void Element(ref MessagePackWriter writer, Field field, FieldType element)
    {
        if (Chance(0.03))
        {
            writer.WriteNil();
        }
        else
        {
            Any(ref writer, field, element);
        }
    }

    private void Number(ref MessagePackWriter writer, Field field)
    {
        if (!isKnown && Chance(0.02))
        {
            writer.Write(Chance(0.5) ? double.PositiveInfinity : double.NegativeInfinity);
            return;
        }

        string[] fitting = [.. Numbers.Where(text => field.Type is not FieldType.Number { IsWhole: true }
            || Proxmox.Model.Values.Number.Parse(text).AsLong() is not null)
            .Where(text => Accepts(field, Value.Of(Proxmox.Model.Values.Number.Parse(text))))];
        var number = Proxmox.Model.Values.Number.Parse(Likely(fitting, Numbers));
        if (number.AsLong() is { } whole)
        {
            writer.Write(whole);
        }
        else if (Chance(0.5) && double.IsFinite(number.AsDouble()))
        {
            writer.Write(number.AsDouble());
        }
        else
        {
            writer.Write(number.ToString());
        }
    }

    private string Text(Field field) => Likely(
        [.. field.Allowed.Concat(Texts).Where(
            text => (field.Format is not { } format || format.Canonical(text) is not null) && Accepts(field, Value.Of(text)))], Texts);

    private static bool Accepts(Field field, Value value) => field.Rules.All(rule => rule.Accepts(value));

    // Of type 0 without more, or of type 12 with what is known of the value: that it is not null, and how its text begins.
    private void Unknown(ref MessagePackWriter writer, FieldType type)
    {
        byte[] refined = type is FieldType.Text ? [0x82, 1, 0xc2, 2, 0xa1, (byte)'w'] : [0x81, 1, 0xc2];
        writer.WriteExtensionFormat(Chance(0.5) ? new(0, new byte[] { 0 }) : new(12, refined));
    }

    private string Likely(string[] fitting, string[] all) => fitting.Length > 0 && Chance(0.97) ? Pick(fitting) : Pick(all);

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private bool Chance(double probability) => random.NextDouble() < probability;
}

#:package System.CommandLine
#:property PublishAot=false
#:property IsAotCompatible=false
// Makes a package to compile against where the package Pulumi itself cannot be had:
//
//   dotnet run eng/PulumiApi/PulumiApi.cs -- REFERENCE-ASSEMBLY FEED
//
// REFERENCE-ASSEMBLY is that of the stand-in: its public API, without a line of its code. The package has the name and the lowest version
// that the SDK asks for, so that the SDK is compiled exactly as it is with the real one. It is thrown away afterwards.
using System.Buffers.Binary;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

const string framework = "net8.0";
var frameworkVersion = new Version(8, 0, 0, 0);
Argument<string> standIn = new("REFERENCE-ASSEMBLY") { Description = "The reference assembly of the stand-in" };
Argument<string> folder = new("FEED") { Description = "The folder that the package is put into" };
RootCommand root = new("Makes a package to compile against where the package Pulumi itself cannot be had.") { standIn, folder };
root.SetAction((line, _) => PackAsync(line.GetRequiredValue(standIn), line.GetRequiredValue(folder)));
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Action is ParseErrorAction ? 2 : code;

async Task PackAsync(string assembly, string feed)
{
    var image = await File.ReadAllBytesAsync(assembly);
    var version = LowerFramework(image);
    var id = $"{version.Major}.{version.Minor}.{version.Build}";

    Directory.CreateDirectory(feed);
    var package = Path.Combine(feed, $"Pulumi.{id}.nupkg");
    File.Delete(package);
    await using var zip = await ZipFile.OpenAsync(package, ZipArchiveMode.Create);
    await AddAsync(zip, "Pulumi.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="utf-8"?>
        <package>
          <metadata>
            <id>Pulumi</id>
            <version>{id}</version>
            <authors>none</authors>
            <description>The API of the package of this name, for compiling only.</description>
            <dependencies><group targetFramework="{framework}" /></dependencies>
          </metadata>
        </package>
        """));
    await AddAsync(zip, $"lib/{framework}/Pulumi.dll", image);
}

async Task AddAsync(ZipArchive zip, string path, byte[] content)
{
    await using var entry = await zip.CreateEntry(path).OpenAsync();
    await entry.WriteAsync(content);
}

// The stand-in is compiled for this repository's framework, the SDK for an older one: in the references to the framework only the version
// differs, for the API names no type that the older one lacks. Answers the version of the assembly itself.
Version LowerFramework(byte[] bytes)
{
    using var pe = new PEReader(new MemoryStream((byte[])bytes.Clone()));
    var metadata = pe.GetMetadataReader();
    var table = pe.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef);
    var rowSize = metadata.GetTableRowSize(TableIndex.AssemblyRef);
    foreach (var handle in metadata.AssemblyReferences)
    {
        var reference = metadata.GetAssemblyReference(handle);
        if (!metadata.GetString(reference.Name).StartsWith("System.", StringComparison.Ordinal) || reference.Version <= frameworkVersion)
        {
            continue;
        }
        // A row begins with the four parts of the version, two bytes each.
        var row = bytes.AsSpan(table + ((MetadataTokens.GetRowNumber(handle) - 1) * rowSize), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(row, (ushort)frameworkVersion.Major);
        row[2..].Clear();
    }
    return metadata.GetAssemblyDefinition().Version;
}

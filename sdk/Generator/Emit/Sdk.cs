using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes the whole SDK of a package into memory.</summary>
internal sealed class Sdk
{
    private readonly PackageSchema _package;
    private readonly PackageNames _names;
    private readonly NestedUse _use;
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    private Sdk(PackageSchema package)
    {
        _package = package;
        _names = new PackageNames(package);
        _use = new NestedUse(package);
        Declare();
    }

    private IEnumerable<string> Modules => _package.Resources.Select(resource => _names.Namespace(resource.Token))
        .Concat(_package.Functions.Select(function => _names.Namespace(function.Token)))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// The texts of all files by their paths, which have slashes. A <see cref="SchemaException"/> says why a schema cannot be written in
    /// C#.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Write(PackageSchema package)
    {
        var sdk = new Sdk(package);
        sdk.Package();
        sdk.Resources();
        sdk.Functions();
        sdk.Objects();
        sdk.Enums();
        return sdk._files;
    }

    // All names first: which name is short enough in a file depends on what the others are called.
    private void Declare()
    {
        foreach (var name in (string[])["Utilities", "Provider", "ProviderArgs", _names.ShortName + "ResourceTypeAttribute"])
        {
            _names.Declare(_names.Package, name, "provider");
        }
        if (!_package.Config.IsEmpty)
        {
            _names.Declare(_names.Package, "Config", "config");
        }
        foreach (var resource in _package.Resources)
        {
            DeclareAll(resource.Token, resource.Path, PackageNames.Class(resource), resource.State is null
                ? ["", "Args"] : ["", "Args", "State"]);
        }
        foreach (var function in _package.Functions)
        {
            DeclareAll(function.Token, function.Path, PackageNames.Class(function),
                ["", .. function.Inputs is null ? (string[])[] : function.LiftsArguments
                    ? ["Args", "InvokeArgs"] : ["Args"], .. function.Outputs is null ? (string[])[] : ["Result"]]);
        }
        foreach (var schema in _package.Enums.Values)
        {
            DeclareAll(schema.Token, schema.Path, PackageNames.Member(schema.Token), [""]);
        }
        foreach (var (token, form) in Nested())
        {
            _names.Declare(TypeNames.NestedSpace(_names, token, form), TypeNames.NestedClass(token, form), $"types/{token}");
        }
        _names.Verify();
    }

    private void DeclareAll(string token, string path, string name, string[] suffixes)
    {
        foreach (var suffix in suffixes)
        {
            _names.Declare(_names.Namespace(token), name + suffix, path);
        }
    }

    private IEnumerable<(string Token, TypeForm Form)> Nested() =>
        from token in _package.Objects.Keys
        from form in Enum.GetValues<TypeForm>()
        where _use.Contains(token, form)
        select (token, form);

    private void Package()
    {
        Code(_names.Package, "Provider", file => new ResourceFile(file, _package, _package.Provider).Write());
        Code(_names.Package, "Utilities", file => new UtilitiesFile(file, _package).Write());
        if (!_package.Config.IsEmpty)
        {
            Code(_names.Package, "Config/Config", file => new ConfigFile(file, _package).Write());
        }
        _files[$"{_names.Package}.csproj"] = ProjectFile.Write(_package, _names);
        _files["pulumi-plugin.json"] = PluginFile.Write(_package);
        // A bare word: the language host and the assembly read the whole file as the version.
        _files["version.txt"] = _package.Version ?? throw new SchemaException("version", "is missing");
        _files[".gitattributes"] = "* linguist-generated\n";
        _files[".gitignore"] = "bin\nobj\n";
        _files["README.md"] = ReadmeFile.OfPackage(_package, _names, Modules);
        foreach (var space in Modules.Where(space => space != _names.Package))
        {
            _files[$"{_names.Folder(space)}/README.md"] = ReadmeFile.OfModule(
                space,
                _package.Resources.Where(resource => _names.Namespace(resource.Token) == space),
                _package.Functions.Where(function => _names.Namespace(function.Token) == space));
        }
    }

    private void Resources()
    {
        foreach (var resource in _package.Resources)
        {
            Code(_names.Namespace(resource.Token), PackageNames.Class(resource), file =>
                new ResourceFile(file, _package, resource).Write());
        }
    }

    private void Functions()
    {
        foreach (var function in _package.Functions)
        {
            Code(_names.Namespace(function.Token), PackageNames.Class(function), file =>
                new FunctionFile(file, _package, function).Write());
        }
    }

    private void Objects()
    {
        foreach (var (token, form) in Nested())
        {
            var schema = _package.Objects[token];
            var name = TypeNames.NestedClass(token, form);
            var otherwise = $"The object <c>{XmlDoc.Escape(token)}</c>.";
            Code(TypeNames.NestedSpace(_names, token, form), name, file =>
            {
                if (form == TypeForm.Output)
                {
                    new OutputClass(file, _package).Write(name, schema.Properties, schema.Description, otherwise);
                }
                else
                {
                    new InputClass(file, _package, form) { BaseClass = form == TypeForm.Plain ? "InvokeArgs" : "ResourceArgs" }
                        .Write(name, schema.Properties, schema.Description, otherwise);
                }
            });
        }
    }

    private void Enums()
    {
        foreach (var module in _package.Enums.Values.GroupBy(schema => _names.Namespace(schema.Token), StringComparer.Ordinal))
        {
            Code(module.Key, "Enums", file =>
            {
                var writer = new EnumFile(file);
                foreach (var schema in module)
                {
                    if (schema != module.First())
                    {
                        file.Line();
                    }
                    writer.Write(schema);
                }
            });
        }
    }

    private void Code(string space, string name, Action<CodeFile> write)
    {
        var file = new CodeFile(_names, space, _package.HasDeprecations);
        write(file);
        var path = _names.Folder(space) is { Length: > 0 } folder ? $"{folder}/{name}.cs" : $"{name}.cs";
        if (!_files.TryAdd(path, file.ToString()))
        {
            throw new SchemaException(path, "is a file of two types: one of them needs another name");
        }
    }
}

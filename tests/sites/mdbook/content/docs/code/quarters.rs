fn main() {
    let children = 300;
    println!("{} apples", children / 4);
}
